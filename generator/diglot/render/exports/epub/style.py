"""The style sheet of a book: plain enough for every reader, and none of their settings taken."""

STYLE = """\
/* Two passages beside each other where there is room; else one below the other. */
html { hyphens: auto; }
h1, h2, h3 { font-weight: normal; line-height: 1.25; hyphens: none; text-align: start; }
h1 { margin: 1em 0 .3em; font-size: 1.6em; }
h2 { margin: 1.6em 0 .5em; font-size: 1.2em; }
h3 { margin: 1.2em 0 .4em; font-size: 1em; }
p { margin: 0; text-align: start; }
.title { margin-bottom: .6em; font-size: 1.25em; }
.titlepage { margin-top: 15%; }
.titlepage > * { text-align: center; }
.titlepage h1 { margin: 0 0 .3em; font-size: 2em; }
.titlepage .title { margin: 0 0 1.2em; font-size: 1.5em; }
.titlepage p { max-width: 30em; margin: .8em auto 0; }
.titlepage .people { margin-top: 2em; }
.titlepage .press { margin-top: 4em; }
.prose p { margin-bottom: .6em; }
nav ol { padding-inline-start: 1.2em; list-style: none; }
nav li { margin-top: .4em; }
.row { margin: 0 0 .8em; break-inside: avoid; }
.row > h2, .row > h3 { margin: 0; }
.heading { margin: 2em 0 .8em; break-after: avoid; }
.second { margin-top: .25em; opacity: .85; }
.speaker { margin: 1.2em 0 .2em; break-after: avoid; }
.speaker p { font-size: .9em; font-variant-caps: small-caps; letter-spacing: .03em; }
.speaker p { display: inline-block; margin-inline-end: 1em; }
.address { float: inline-end; margin-inline-start: .6em; font-size: .65em; opacity: .6; }
.verse p { padding-inline-start: 1.5em; text-indent: -1.5em; }
.block.aside p { font-size: .9em; }
.nothing::before { content: "–"; opacity: .5; }
sup { font-size: .7em; line-height: 0; vertical-align: super; }
sup a { text-decoration: none; }
.term { color: inherit; text-decoration: underline; text-underline-offset: .2em; }
.term { text-decoration-thickness: .05em; }
.notes { margin-top: 3em; border-top: 1px solid #8888; break-before: page; }
.note, .entry { margin: 0 0 .9em; font-size: .92em; }
.entry h2 { margin-bottom: .1em; }
.entry p { margin-top: .3em; }
.entry .second { opacity: 1; }
.forms { opacity: .8; }
.sources { margin: .2em 0 0; padding-inline-start: 1.2em; font-size: .85em; }
table { width: 100%; border-collapse: collapse; font-size: .85em; }
th, td { padding: .25em .4em; border-bottom: 1px solid #8888; }
th, td { text-align: start; vertical-align: top; }
.drawing svg { width: 100%; height: auto; }
.caption { margin: .3em 0 1em; font-size: .8em; opacity: .8; }
.sea { fill: #eef1f1; }
.land { fill: #f6f2e7; stroke: #c9c0ad; stroke-width: .5; }
.paper { fill: #fdfcf9; }
.drawing .ground { fill: none; }
.drawing text { font-size: 13px; fill: #211e1a; }
.drawing text { stroke: #fdfcf9; stroke-width: 3px; paint-order: stroke; }
.drawing circle, .drawing .point { fill: #962d1d; }
.drawing path:not(.land), .drawing line { fill: none; stroke: #962d1d; }
.drawing .chart { max-width: 44em; margin: 1em 0; }
.chart .year, .chart .cut { stroke: #c9c0ad; stroke-width: .5; }
.drawing .chart text { font-size: 12px; }
.drawing .chart text.year { fill: #6a6257; stroke: none; font-size: 11px; }
.chart .cut { stroke-dasharray: 1 4; }
.chart .bar { stroke-width: 5; }
.chart .bar.rough { stroke-dasharray: 4 2; }
.chart .point.rough { fill: #fdfcf9; stroke: #962d1d; stroke-width: 1.5; }
.chart .point.text { fill: #211e1a; stroke: none; }
@media (min-width: 40em) {
  .row { display: grid; grid-template-columns: 2.2em 1fr 1fr; }
  .row { column-gap: 1.2em; align-items: first baseline; }
  .row > .first { grid-column: 2; }
  .row > .second { grid-column: 3; margin-top: 0; }
  .row > :not(.first, .second, .address) { grid-column: 2 / -1; }
  .speaker p { margin: 0; }
  .entry .columns { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.2em; }
  .row > .address { grid-column: 1; float: none; margin: 0; text-align: end; }
}
"""
