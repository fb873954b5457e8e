export interface Picture {
  celsius: number;
  /** Grams that the air can hold at most. */
  most: number;
  held: number;
  /** Grams that no longer fit. */
  condensed: number;
}

/** Draws one picture of the video. It runs in a browser from its source text: it may use nothing from outside itself. */
export function drawPicture(pen: OffscreenCanvasRenderingContext2D, { celsius, most, held, condensed }: Picture): void {
  const [ink, paper, blue, line] = ['#0b2a33', '#fffdf7', '#1c7f94', '#b9c6c4'];
  const floor = 300;
  const perGram = 8.6;
  const left = 90;
  const width = 150;
  pen.fillStyle = paper;
  pen.fillRect(0, 0, 640, 360);
  // The water, then the glass around what there is room for.
  pen.fillStyle = blue;
  pen.fillRect(left, floor - held * perGram, width, held * perGram);
  pen.strokeStyle = ink;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(left, floor - most * perGram);
  pen.lineTo(left, floor);
  pen.lineTo(left + width, floor);
  pen.lineTo(left + width, floor - most * perGram);
  pen.stroke();
  pen.lineWidth = 2;
  pen.setLineDash([6, 6]);
  pen.strokeStyle = line;
  pen.beginPath();
  pen.moveTo(left - 20, floor - most * perGram);
  pen.lineTo(left + width + 20, floor - most * perGram);
  pen.stroke();
  pen.setLineDash([]);
  // Drops that run down beside the glass.
  pen.fillStyle = blue;
  for (let drop = 0; drop < Math.round(condensed * 4); drop += 1) {
    pen.beginPath();
    pen.arc(left + width + 24 + (drop % 3) * 12, floor - 6 - Math.floor(drop / 3) * 16, 5, 0, 7);
    pen.fill();
  }
  pen.fillStyle = ink;
  pen.font = '600 54px sans-serif';
  pen.fillText(`${celsius.toFixed(0)} °C`, 330, 100);
  pen.font = '28px sans-serif';
  pen.fillText(`${held.toFixed(1)} g of water`, 330, 155);
  pen.fillText(`room for ${most.toFixed(1)} g`, 330, 195);
  pen.font = '600 44px sans-serif';
  pen.fillStyle = blue;
  pen.fillText(`${((held / most) * 100).toFixed(0)} % full`, 330, 260);
}
