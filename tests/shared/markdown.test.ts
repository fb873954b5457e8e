import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#src/shared/markdown.ts';

describe('what a writer may use is kept', () => {
  test('headings, one level below the title of the page, with ids', () => {
    expect(renderMarkdown('# Drying *fast*\n\n### Day 2')).toBe(
      '<h2 id="section-drying-fast">Drying <em>fast</em></h2>\n<h3 id="section-day-2">Day 2</h3>\n',
    );
  });

  test('the same heading twice gets two ids', () => {
    const html = renderMarkdown('## Safety\n\n## Safety');
    expect(html).toContain('id="section-safety"');
    expect(html).toContain('id="section-safety-2"');
  });

  test('a heading in another script, or of signs alone, still gets an id', () => {
    expect(renderMarkdown('## 안전 교육')).toContain('id="section-');
    expect(renderMarkdown('## ¿?')).toContain('id="section-part"');
  });

  test('lists, emphasis and code', () => {
    const html = renderMarkdown('- **one**\n- `two`\n\n3. three');
    expect(html).toContain('<li><strong>one</strong></li>');
    expect(html).toContain('<code>two</code>');
    expect(html).toContain('<ol start="3">');
  });

  test('tables, in a box that scrolls and takes focus', () => {
    const html = renderMarkdown('| Body | Unit |\n|---|---:|\n| RIA | hour |');
    expect(html).toMatch(/^<div class="tableframe" tabindex="0" role="group" aria-label="Table"><table class="table">/);
    expect(html).toContain('<th scope="col">Body</th>');
    expect(html).toContain('<td>hour</td>');
    expect(html.trim()).toMatch(/<\/table><\/div>$/);
  });

  test('links: our own as they are, others without a way back to our window', () => {
    expect(renderMarkdown('[a](/courses)')).toBe('<p><a href="/courses">a</a></p>\n');
    expect(renderMarkdown('[a](https://iicrc.org)')).toContain('<a href="https://iicrc.org" rel="noopener">');
    expect(renderMarkdown('<a href="https://e.example" rel="opener" target="_blank">a</a>')).toContain(
      '<a href="https://e.example" rel="noopener">a</a>',
    );
  });

  test('pictures from this site, with an alternative text', () => {
    expect(renderMarkdown('![A moisture map](/media/map.svg)')).toContain(
      '<img alt="A moisture map" src="/media/map.svg" loading="lazy" />',
    );
  });

  test('plain signs are printed as signs', () => {
    expect(renderMarkdown('Tom & Ana: 5 < 7')).toBe('<p>Tom &amp; Ana: 5 &lt; 7</p>\n');
  });
});

describe('what could do harm is dropped', () => {
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script inside text', 'Hello <script src="//e.example/x.js"></script> there'],
    ['a style', '<style>body{display:none}</style>'],
    ['a frame', '<iframe src="https://e.example"></iframe>'],
    ['an object', '<object data="x.swf"></object><embed src="x.swf">'],
    ['a form', '<form action="https://e.example"><input name="password"><button>Go</button></form>'],
    ['a drawing with a script', '<svg><script>alert(1)</script></svg>'],
    ['mathematics as a wrapper', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>'],
    ['an event handler', '<p onclick="alert(1)">x</p><img src="/x.png" onerror="alert(1)">'],
    ['a javascript: link', '[x](javascript:alert(1))'],
    ['a javascript: link in disguise', '<a href="java&#10;script:alert(1)">x</a> [y](JaVaScRiPt:alert(1))'],
    ['a data: link', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a picture from elsewhere', '![x](https://e.example/pixel.gif) ![y](//e.example/pixel.gif)'],
    ['inline style, class and id', '<p style="position:fixed" class="button" id="main">x</p>'],
    ['a base address', '<base href="https://e.example/"><meta http-equiv="refresh" content="0;url=https://e.example">'],
  ])('%s', (_what, text) => {
    expect(renderMarkdown(text)).not.toMatch(
      /<(script|style|iframe|object|embed|form|input|button|svg|math|base|meta|link)|\son\w+=|javascript:|data:|e\.example|style=|class=|id="main"/i,
    );
  });

  test('a heading cannot break out of its id', () => {
    expect(renderMarkdown('## "><img src=x onerror=alert(1)>')).not.toMatch(/onerror|id="section-[^"]*[<>]/);
  });
});
