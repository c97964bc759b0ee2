const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * Server-sent events that come back by themselves: after a broken connection the browser asks for
 * what it has missed, and where the server refused, it is asked again after a while.
 *
 * @param events a listener for each kind of event, given its data
 * @param state told `connecting`, `live` or `lost`, whenever that changes
 * @param refused asked after each refusal whether to go on; a promise of true or false
 * @returns what ends it
 */
export function stream(path, events, { state = () => {}, refused = async () => true } = {}) {
  let source;
  let timer;
  let wait = FIRST_WAIT;
  let ended = false;

  function open() {
    source = new EventSource(path);
    source.onopen = () => {
      wait = FIRST_WAIT;
      state('live');
    };
    source.onerror = () => {
      state('lost');
      if (source.readyState === EventSource.CLOSED) {
        again();
      }
    };
    for (const [name, listener] of Object.entries(events)) {
      source.addEventListener(name, (event) => listener(JSON.parse(event.data)));
    }
  }

  async function again() {
    if (await refused() && !ended) {
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  state('connecting');
  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    source.close();
  };
}
