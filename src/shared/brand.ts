/**
 * The look for mail and PDF, which read no style sheet: light colours of src/styles/tokens.css, kept in step by
 * tests/look/tokens.test.ts.
 */
export const brand = {
  paper: '#f8f3e8',
  surface: '#fffdf7',
  sunken: '#efe7d6',
  line: '#d9cfb9',
  lineStrong: '#7a7f74',
  ink: '#0b2a33',
  inkSoft: '#35484d',
  petrol: '#0b2a33',
  onPetrol: '#f8f3e8',
  onPetrolSoft: '#bdd0ce',
  tide: '#0a5a5e',
  tideStrong: '#07444a',
  onTide: '#ffffff',
  tideWash: '#dfeee9',
  amber: '#f2a900',
  amberWash: '#fff0c7',
  amberInk: '#4f3500',
  leaf: '#2c6b3a',
  leafWash: '#e3f0e0',
  leafInk: '#174a24',
  brick: '#a8321c',
  brickWash: '#fbe6df',
  brickInk: '#7c1f0e',
} as const;
