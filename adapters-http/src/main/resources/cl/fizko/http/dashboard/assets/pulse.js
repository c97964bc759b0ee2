import { get } from './api.js';
import { stream } from './stream.js';

const KEPT = 300;

/** The last five minutes, a sample each second, shared by all that show some of it. */
export const pulse = new (class extends EventTarget {
  samples = [];
  /** `connecting`, `live`, `lost`, or `absent` where the server measures nothing. */
  state = 'connecting';

  /** Listens while the page can be seen: a browser has few connections for each server. */
  start() {
    let end = this.#listen();
    document.addEventListener('visibilitychange', () => {
      end();
      end = document.hidden ? () => {} : this.#listen();
    });
  }

  #listen() {
    return stream('/api/v1/overview/stream', {
      history: (samples) => this.#take(samples),
      sample: (sample) => this.#take([...this.samples, sample]),
    }, {
      state: (state) => this.#turn(state),
      refused: () => this.#isThere(),
    });
  }

  get latest() {
    return this.samples.at(-1);
  }

  /** Calls at once and at every change, until the signal says that it is enough. */
  follow(listener, signal) {
    listener();
    this.addEventListener('change', listener, { signal });
  }

  #take(samples) {
    this.samples = samples.slice(-KEPT);
    this.dispatchEvent(new Event('change'));
  }

  #turn(state) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }

  /** A stream's error does not say why it failed; a request does, and lets the user log in again. */
  async #isThere() {
    try {
      await get('/api/v1/overview');
    } catch (refusal) {
      if (refusal.status === 404) {
        this.#turn('absent');
        return false;
      }
    }
    return true;
  }
})();
