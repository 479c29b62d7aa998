/**
 * The layout of all papers, in Typst. It lives in the program itself so that the bundle needs no file beside it. Whatever
 * comes from outside arrives through `sys.inputs` as JSON: a string there is text and can never become markup.
 */
export const sheetTemplate = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let parts = sheet.date.split("-").map(int)

#let ink = rgb("#12121f")
#let muted = rgb("#4d5080")
#let blue = rgb("#2146a8")
#let green = rgb("#048466")
#let hairline = rgb("#c9cad4")

#set document(
  title: sheet.documentTitle,
  author: sheet.author,
  date: datetime(year: parts.at(0), month: parts.at(1), day: parts.at(2)),
)
// No fallback: which other fonts a machine has must not decide what a paper looks like.
#set text(font: "Fira Sans", fallback: false, lang: "de", region: "DE", size: 10pt, fill: ink, number-type: "lining")
// A hyphen set by the layout would share its glyph with those of the text, and a copied number would lose its own.
#set text(hyphenate: false)
#set par(leading: 0.62em, spacing: 0.8em)

#let rings = image(
  bytes(
    "<svg xmlns='http://www.w3.org/2000/svg' width='330' height='300' viewBox='0 0 330 300' fill='none' stroke='#dcebec' stroke-width='1'>" +
    range(8).map(i => "<circle cx='" + str(200 + 9 * i) + "' cy='" + str(70 + 5 * i) + "' r='" + str(60 + 17 * i) + "'/>").join() +
    "</svg>",
  ),
  format: "svg", width: 96mm, alt: "",
)

#set page(
  paper: "a4",
  margin: (left: 20mm, right: 16mm, top: 15mm, bottom: 19mm),
  background: {
    place(left, rect(width: 3.6mm, height: 100%, fill: blue))
    place(left, dx: 3.6mm, rect(width: 1.3mm, height: 100%, fill: green))
    context if counter(page).get().first() == 1 { place(top + right, rings) }
  },
  footer: context {
    set text(size: 8pt, fill: muted)
    grid(
      columns: (1fr, auto),
      sheet.foot,
      [Seite #counter(page).display() von #counter(page).final().first()],
    )
  },
  footer-descent: 35%,
)

#set heading(outlined: true)
#show heading.where(level: 1): it => block(above: 0pt, below: 5.4mm, text(size: 20pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 4.2mm, below: 2.2mm, sticky: true, text(size: 10pt, weight: 600, fill: blue, it.body))

// A very long word is set smaller rather than beyond the edge of the paper.
#let fitted(size, body) = layout(room => {
  let widest = calc.max(..body.split(regex("[\\s-]")).map(word => measure(text(size: size, word + "-")).width))
  par(text(size: size * calc.min(1, room.width / calc.max(widest, 1pt)), body))
})

// Head: who issues, and the number.
#grid(
  columns: (auto, 1fr, auto),
  column-gutter: 4mm,
  align: (left + horizon, left + horizon, right + top),
  pdf.artifact(image(
    bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 44 44'><path d='M18 4a18.5 18.5 0 0 0 0 36' fill='none' stroke='#2146a8' stroke-width='5'/><path d='M26 4a18.5 18.5 0 0 1 0 36' fill='none' stroke='#048466' stroke-width='5'/><circle cx='22' cy='22' r='5' fill='#12121f'/></svg>"),
    format: "svg", width: 10.5mm,
  )),
  {
    text(size: 11pt, weight: 600, sheet.institution.name)
    linebreak()
    text(size: 9.5pt, sheet.institution.address)
    linebreak()
    text(size: 8.5pt, fill: muted, sheet.institution.role)
  },
  if sheet.number != none {
    text(size: 8.5pt, fill: muted)[Nummer]
    linebreak()
    text(size: 11pt, weight: 600, sheet.number)
  },
)

#v(6mm)
#block(below: 2.6mm, par(text(size: 11pt, fill: muted, sheet.eyebrow)))
#heading(level: 1, sheet.heading)
#block(below: 2.9mm, text(weight: 600, fill: blue, fitted(18pt, sheet.name)))
#if sheet.born != "" { block(below: 4.2mm, par(sheet.born)) }
#block(par(sheet.lead))

#let tracks = (fit: auto, narrow: 1fr, wide: 2fr)
#let sheet-table(content) = {
  set text(size: 9.2pt)
  // Without hyphenation a word longer than its column needs a place to break.
  show regex("[^\\s-]{28}"): it => it + sym.zws
  set par(leading: 0.5em)
  let last = content.rows.len()
  table(
    columns: content.columns.map(column => tracks.at(column.width)),
    align: content.columns.map(column => if column.align == "end" { right } else { left }),
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + ink } else if content.total != none and y > last { none } else { 0.5pt + hairline }),
    inset: (x, y) => (
      left: if x == 0 { 0pt } else { 2mm },
      right: if x == content.columns.len() - 1 { 0pt } else { 2mm },
      y: if y > 0 and content.at("tall", default: false) { 3.6mm } else { 1.42mm },
    ),
    table.header(..content.columns.map(column => text(size: 8.4pt, weight: 600, fill: muted, column.label))),
    ..content.rows.flatten().map(cell => [#cell]),
    ..if content.total != none {
      (table.footer(repeat: false, ..content.total.map(cell => text(weight: 600, cell))),)
    } else { () },
  )
}

#for section in sheet.sections {
  heading(level: 2, section.heading)
  if section.text != none { block(par(text(size: 9.2pt, section.text))) }
  if section.table != none { block(below: 2.4mm, sheet-table(section.table)) }
  for note in section.notes {
    block(above: 1.8mm, below: 1.2mm, par(text(size: 9.2pt, {
      if note.mark != none { text(weight: 600, note.mark) + h(2mm) }
      note.text
    })))
  }
}

// The end stays together, at the foot of the last page.
#v(1fr, weak: false)
#block(breakable: false, width: 100%, above: 5mm, {
  pdf.artifact(line(length: 100%, stroke: 0.8pt + ink))
  v(1.5mm)
  grid(
    columns: (1.1fr, 1fr, auto),
    column-gutter: 5mm,
    align: (left + bottom, right + bottom, right + bottom),
    {
      set par(spacing: 0.62em)
      sheet.closing.placeAndDate
      if sheet.closing.signatory != none { linebreak() + text(weight: 600, sheet.closing.signatory) }
      if sheet.closing.role != none { linebreak() + sheet.closing.role }
      for remark in sheet.closing.remarks { block(above: 2mm, par(text(size: 8pt, fill: muted, remark))) }
    },
    if sheet.verification != none {
      set text(size: 8pt, fill: muted)
      set par(spacing: 0.5em)
      fitted(8pt, sheet.verification.prompt)
      text(size: 14pt, weight: 600, fill: ink, hyphenate: false, sheet.verification.code)
      linebreak()
      sheet.verification.explanation
    },
    if sheet.verification != none {
      image(bytes(sheet.verification.qr), format: "svg", width: 26mm, alt: sheet.verification.qrDescription)
    },
  )
})
`;
