/** Where the user is, and what is shown there. */
export class Router {
  #routes;
  #show;
  #leaving = new AbortController();

  /**
   * @param routes `[['/tasks/:id', page], …]`
   * @param show given the page, its parameters, the query, and a signal that ends with the visit
   */
  constructor(routes, show) {
    this.#routes = routes.map(([path, page]) => [pattern(path), page]);
    this.#show = show;
    addEventListener('popstate', () => this.render());
    document.addEventListener('click', (event) => this.#follow(event));
  }

  go(url) {
    history.pushState(null, '', url);
    scrollTo(0, 0);
    this.render();
  }

  /** Changes what the address says of the page, without leaving it. */
  note(url) {
    history.replaceState(null, '', url);
  }

  render() {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    for (const [path, page] of this.#routes) {
      const match = path.exec(location.pathname);
      if (match) {
        this.#show(page, decoded(match.groups), new URLSearchParams(location.search), this.#leaving.signal);
        return;
      }
    }
    this.#show(null, {}, new URLSearchParams(), this.#leaving.signal);
  }

  #follow(event) {
    const link = event.target.closest?.('a[href^="/"]');
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && plain && !link.target && !event.defaultPrevented) {
      event.preventDefault();
      this.go(link.getAttribute('href'));
    }
  }
}

const pattern = (path) => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);

const decoded = (groups = {}) =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
