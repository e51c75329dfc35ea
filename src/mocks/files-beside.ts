// What a document may refer to: files below its own folder. A document of somebody else's reads nothing else of this machine.
import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRegularFile } from '../files/regular-file.ts';

/** A resolver of `$RefParser`'s kind for the files below the document's folder, by the paths that links lead to. */
export function filesBeside(document: string) {
  let refused: Error | undefined;
  const refuse = (why: string): Error => {
    refused ??= new Error(why);
    return refused;
  };
  return {
    /** Why a file was refused, if one was. */
    refusal: () => refused,
    order: 1,
    // Others would be asked after a refusal: there is none.
    canRead: true,
    async read({ url }: { readonly url: string }): Promise<string> {
      const path = url.startsWith('file:') ? fileURLToPath(url) : decodeURIComponent(url);
      const folder = await realpath(dirname(document));
      const file = await realpath(path).catch(() => {
        throw refuse(`it refers to ${path}, which is not there`);
      });
      if (!file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
        throw refuse(`it refers to ${path}, which is outside its folder`);
      return await readRegularFile(file);
    },
  };
}
