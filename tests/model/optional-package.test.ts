import { expect, test } from 'vitest';
import { loadOptional } from '../../src/model/optional-package.ts';

const absent = { name: 'a-package-nobody-has-installed', neededFor: '--push' };

test('a package that is not installed is named, with how to install it', async () => {
  const load = () => import(absent.name);
  await expect(loadOptional(absent, load)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(/^--push needs the package a-package-.*npm install a-package-/),
  });
});

test('a package that fails for a reason of its own says so itself', async () => {
  const broken = async () => {
    throw new Error('broken');
  };
  await expect(loadOptional(absent, broken)).rejects.toThrow('broken');
});

test('what is installed is handed on', async () => {
  const { loadOptional: same } = await loadOptional(
    absent,
    () => import('../../src/model/optional-package.ts'),
  );
  expect(same).toBe(loadOptional);
});
