// An answer that is kept up with what it is about.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Asking } from './asking.ts';

/** What is answered, asked anew with every change of the state; the answer before stays until then. */
export function useFresh<T>(
  ask: () => Promise<T>,
  state: string,
): { readonly told: T | undefined; readonly problem: string | undefined } {
  const [told, setTold] = useState<T>();
  const [problem, setProblem] = useState<string>();
  const asking = useRef<Asking<T> | undefined>(undefined);
  useEffect(() => {
    const fresh = new Asking(ask, {
      tell(answer: T) {
        setTold(answer);
        setProblem(undefined);
      },
      fail: (error) => setProblem(error.message),
    });
    asking.current = fresh;
    return () => fresh.end();
  }, []);
  useEffect(() => asking.current?.again(), [state]);
  return { told, problem };
}
