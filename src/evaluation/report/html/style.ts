// How the report looks: light, dark and on paper. Text stands out from its ground by 4.5 : 1 or more.
import type { Markup } from './markup.ts';

export const style: Markup = {
  html: `<style>
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f6f8; --line: #d0d7de; --ink: #1b1f24; --muted: #57606a;
  --bar: #2f6fde; --track: #e6eaef; --good: #1a7f37; --bad: #b3261e; --fair: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --raised: #1d2127; --line: #3a424c; --ink: #e6e8eb; --muted: #a3adb8;
    --bar: #4d8dff; --track: #2a3038; --good: #6fdd8b; --bad: #ff9a90; --fair: #f0c060;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .6rem; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .4rem 0; max-width: 52rem; }
.muted, caption, .meaning { color: var(--muted); }
.meaning { display: block; font-size: .8rem; font-weight: normal; max-width: 34rem; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .8rem 0; font-size: .9rem; }
dl.facts dt { color: var(--muted); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
ul.headline { list-style: none; display: flex; flex-wrap: wrap; gap: .8rem; padding: 0; margin: 1rem 0; }
ul.headline li { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; min-width: 9rem; }
ul.headline strong { display: block; font-size: 1.6rem; line-height: 1.2; }
ul.headline span { color: var(--muted); font-size: .85rem; display: block; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; font-size: .9rem; }
caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 2px solid var(--line); font-size: .85rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th[scope='row'] { min-width: 9rem; }
table.groups { table-layout: fixed; min-width: 46rem; }
table.groups th:nth-child(2) { width: 6rem; }
td.figure { min-width: 8rem; width: 26%; }
td.small { color: var(--muted); font-size: .8rem; }
svg.bar { display: block; width: 100%; height: 1.1rem; margin-top: .15rem; }
svg.chart { display: block; width: 100%; max-width: 44rem; height: auto; }
.track { fill: var(--track); } .fill { fill: var(--bar); }
.whisker { stroke: var(--ink); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.zero { stroke: var(--muted); stroke-width: 1; vector-effect: non-scaling-stroke; }
.dot { stroke: var(--bar); stroke-width: 7; stroke-linecap: round; vector-effect: non-scaling-stroke; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; } svg text.soft { fill: var(--muted); }
aside { border-left: .25rem solid var(--fair); background: var(--raised); padding: .4rem 1rem; margin: 1rem 0; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; margin: 1rem 0; break-inside: avoid; }
article table { table-layout: fixed; margin-bottom: .3rem; }
article .query { font-weight: 600; margin: .2rem 0 .6rem; }
code { font: .85rem/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.good { color: var(--good); } .bad { color: var(--bad); } .fair { color: var(--fair); }
.note { display: block; font-size: .8rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
@media (max-width: 44rem) { th[scope='row'] { min-width: 9rem; }
table.groups { table-layout: fixed; min-width: 46rem; }
table.groups th:nth-child(2) { width: 6rem; }
td.figure { min-width: 5rem; } }
@media print {
  :root {
    --ground: #fff; --raised: #fff; --line: #999; --ink: #000; --muted: #444; --bar: #2f6fde; --track: #e6eaef;
    --good: #1a7f37; --bad: #b3261e; --fair: #8a5a00;
  }
  main { max-width: none; padding: 0; } body { font-size: 10pt; } h2 { break-after: avoid; } tr { break-inside: avoid; }
  .wide { overflow: visible; } table { font-size: 8pt; } table.groups { min-width: 0; } th, td { padding: .2rem .3rem; }
  thead th, .meaning { font-size: 7.5pt; } th.number { white-space: normal; } th[scope='row'] { min-width: 0; } td.figure { min-width: 4rem; width: 16%; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>`,
};
