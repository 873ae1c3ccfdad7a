import type { Page } from 'puppeteer-core';

/** A text of a widget that is less readable than it has to be. */
export interface FaintText {
  text: string;
  contrast: number;
  colours: string;
}

/**
 * Computes the contrast of every text that is seen in the widgets of a page with what is painted behind it, from the colours that the
 * browser computed, and answers those under `least`, with how many were looked at. What can't be used now is left out, as WCAG does.
 */
export const findFaintText = (page: Page, any: string, least = 4.5): Promise<{ faint: FaintText[]; looked: number }> =>
  page.evaluate(
    (selector, wanted) => {
      type Colour = [number, number, number, number];
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', {
        willReadFrequently: true,
      }) as OffscreenCanvasRenderingContext2D;
      const read = (colour: string): Colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return [red / 255, green / 255, blue / 255, opacity / 255];
      };
      const over = (top: Colour, below: Colour): Colour =>
        [0, 1, 2, 3].map((at) => (at === 3 ? 1 : (top[at] ?? 0) * top[3] + (below[at] ?? 0) * (1 - top[3]))) as Colour;
      const luminance = (colour: Colour): number => {
        const [red = 0, green = 0, blue = 0] = colour
          .slice(0, 3)
          .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const around = (element: Element): Element | null =>
        element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
      // Paper is white, and what a page paints behind its text is not printed; what a widget wants printed exactly is.
      const isPaper = matchMedia('print').matches;
      const isPainted = (element: Element): boolean =>
        !isPaper || getComputedStyle(element).getPropertyValue('print-color-adjust') === 'exact';
      const ground = (element: Element): Colour => {
        const layers: Colour[] = [];
        for (let at: Element | null = element; at; at = around(at)) {
          if (isPainted(at)) layers.push(read(getComputedStyle(at).backgroundColor));
          if (layers.at(-1)?.[3] === 1) break;
        }
        return layers.reduceRight((below, layer) => over(layer, below), [1, 1, 1, 1]);
      };
      const isSeen = (element: Element): boolean => {
        for (let at: Element | null = element; at; at = around(at)) {
          if (at.getAttribute('aria-disabled') === 'true' || getComputedStyle(at).clipPath.startsWith('inset(50%'))
            return false;
        }
        return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
      };

      const faint: FaintText[] = [];
      let looked = 0;
      for (const { shadowRoot } of document.querySelectorAll(selector)) {
        const texts = document.createNodeIterator(shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          const { parentElement: element, textContent } = text;
          if (!element || !textContent?.trim() || /^(style|script|option|title)$/.test(element.localName)) continue;
          if (!isSeen(element)) continue;
          looked += 1;
          const below = ground(element);
          const { color, fill } = getComputedStyle(element);
          const written = over(read(element instanceof SVGElement ? fill : color), below);
          const [a, b] = [luminance(written) + 0.05, luminance(below) + 0.05];
          const contrast = a > b ? a / b : b / a;
          const show = (colour: Colour): string =>
            colour
              .slice(0, 3)
              .map((value) => Math.round(value * 255))
              .join(' ');
          if (contrast < wanted)
            faint.push({
              text: textContent.trim().slice(0, 40),
              contrast: Math.round(contrast * 100) / 100,
              colours: `${show(written)} on ${show(below)} in ${element.localName}.${element.className}`,
            });
        }
      }
      return { faint, looked };
    },
    any,
    least,
  );
