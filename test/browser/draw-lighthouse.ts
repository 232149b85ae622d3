import type { Page } from 'playwright-core';

/** A picture as a model may send it, as a data URL; drawn by the page, so that no binary has to be kept. */
export function drawLighthouse(page: Page): Promise<string> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 320;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser draws nothing.');

    function fill(color: string | CanvasGradient, points: [number, number][]): void {
      context!.fillStyle = color;
      context!.beginPath();
      for (const [x, y] of points) context!.lineTo(x, y);
      context!.fill();
    }
    function blend(from: number, to: number, ...colors: string[]): CanvasGradient {
      const gradient = context!.createLinearGradient(0, from, 0, to);
      colors.forEach((color, index) => gradient.addColorStop(index / (colors.length - 1), color));
      return gradient;
    }

    fill(blend(0, 230, '#2a1f5c', '#7d3c7d', '#e8775a', '#ffc68a'), [
      [0, 0],
      [480, 0],
      [480, 230],
      [0, 230],
    ]);
    context.fillStyle = '#ffe3ad';
    context.beginPath();
    context.arc(130, 212, 26, 0, 7);
    context.fill();
    fill('#ffe9b04d', [
      [330, 88],
      [0, 20],
      [0, 110],
    ]);
    fill(blend(225, 320, '#5d3a6e', '#1c1740'), [
      [0, 225],
      [480, 225],
      [480, 320],
      [0, 320],
    ]);
    fill('#17122e', [
      [220, 320],
      [265, 262],
      [310, 246],
      [370, 244],
      [430, 270],
      [480, 280],
      [480, 320],
    ]);
    fill('#f4ecdf', [
      [316, 104],
      [344, 104],
      [354, 248],
      [306, 248],
    ]);
    fill('#b8434e', [
      [313, 140],
      [347, 140],
      [349, 172],
      [311, 172],
    ]);
    fill('#b8434e', [
      [309, 205],
      [351, 205],
      [353, 232],
      [307, 232],
    ]);
    fill('#17122e', [
      [310, 98],
      [350, 98],
      [350, 104],
      [310, 104],
    ]);
    fill('#ffe9b0', [
      [319, 78],
      [341, 78],
      [341, 98],
      [319, 98],
    ]);
    fill('#17122e', [
      [314, 78],
      [330, 60],
      [346, 78],
    ]);
    return canvas.toDataURL('image/png');
  });
}
