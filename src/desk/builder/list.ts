/** Lists things to take one of, each by its title and its address, in the list of a part of the page. */
export function listInside<T extends { src: string; title: string }>(
  part: HTMLElement,
  things: readonly T[],
  take: (thing: T) => void,
): void {
  const items = things.map((thing) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    const address = document.createElement('span');
    address.textContent = thing.src;
    button.append(thing.title, address);
    button.addEventListener('click', () => take(thing));
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  part.querySelector('ul')?.replaceChildren(...items);
  part.hidden = false;
}
