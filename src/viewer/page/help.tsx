// The keys, in a window of their own.
import { useEffect, useRef } from 'preact/hooks';

const keys: readonly (readonly [string, string])[] = [
  ['j  k', 'next, previous draft (also ↓ ↑)'],
  ['a', 'accept, and go on to the next'],
  ['r', 'reject: a number for a usual reason, or your own words'],
  ['c', 'comment'],
  ['e', 'edit the wording; the checks run as you type'],
  ['u', 'undo your latest review'],
  ['/', 'search'],
  ['1  2  3', 'samples, statistics, evaluations'],
  ['Esc', 'leave a field or panel, unpin what is lit'],
  ['?', 'this help'],
];

export function Help({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog class="help" ref={dialog} aria-label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">
        Point at underlined words to see what proves them, and at an argument to see where it comes from. A
        click pins that, and scrolls to it.
      </p>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
