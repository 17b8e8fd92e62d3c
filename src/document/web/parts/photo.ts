const longestSide = 2400;
const light = 600_000;

/** A photo made small enough for a weak connection: upright, at most 600 kB. What is no photo, or light already, stays as it is. */
export async function lighter(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size <= light) return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  for (const [share, quality] of [
    [1, 0.8],
    [1, 0.6],
    [0.7, 0.6],
    [0.5, 0.5],
  ] as const) {
    const drawn = await draw(picture, scale * share, quality);
    if (drawn && drawn.size <= light) return new File([drawn], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
  }
  return file;
}

async function draw(picture: ImageBitmap, scale: number, quality: number): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => {
    canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', quality);
  });
}
