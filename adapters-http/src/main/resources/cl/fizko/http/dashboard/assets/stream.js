const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/**
 * Server-sent events that come back by themselves.
 *
 * @param events a listener for each kind of event, given its data
 * @param state told `connecting`, `live` or `lost`, whenever that changes
 * @param refused asked after each failure whether to go on; a promise of true or false
 * @returns what ends it
 */
export function stream(path, events, { state = () => {}, refused = async () => true } = {}) {
  let source;
  let timer;
  let wait = FIRST_WAIT;
  let ended = false;
  let lastId = '';

  function open() {
    source = new EventSource(path + (lastId && `?last_event_id=${encodeURIComponent(lastId)}`));
    source.onopen = () => {
      wait = FIRST_WAIT;
      state('live');
    };
    source.onerror = again;
    for (const [name, listener] of Object.entries(events)) {
      source.addEventListener(name, (event) => {
        lastId = event.lastEventId;
        listener(JSON.parse(event.data));
      });
    }
  }

  async function again() {
    source.close();
    state('lost');
    if (await refused() && !ended) {
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }

  function end() {
    ended = true;
    clearTimeout(timer);
    source.close();
  }

  state('connecting');
  open();
  return end;
}
