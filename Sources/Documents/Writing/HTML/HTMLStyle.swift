/// The style of the HTML page. Measures are those of the printed article where a screen has the same.
enum HTMLStyle {
  static let css = colours + page + front + text + tables + figures + narrow + paper

  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #000; --head: #0b2545; --link: #1f4e79; --quiet: #5a5a5a; --kicker: #92001a;
      --second: #333; --rule: #000; --hair: #c9ced6; --tint: #f4f6f9; --text: #8a2a1c; --cell: 0px;
      --serif: "TeX Gyre Pagella", "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif CJK SC", "Songti SC", serif;
      --sans: "TeX Gyre Heros", "Liberation Sans", Arial, Helvetica, "Noto Sans CJK SC", "PingFang SC", sans-serif;
      --mono: "Liberation Mono", Menlo, Consolas, monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181c; --ink: #e6e6e3; --head: #b9cdea; --link: #8db8e8; --quiet: #a0a4aa; --kicker: #f0929c;
        --second: #c6c8cb; --rule: #c6c8cb; --hair: #3a4048; --tint: #1e2329; --text: #e3a08f;
      }
    }

    """

  private static let page = """
    * { box-sizing: border-box; }
    html { font-size: 19px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--serif); line-height: 1.56; overflow-wrap: break-word; text-autospace: normal;
      font-variant-numeric: lining-nums; hanging-punctuation: last allow-end; text-wrap: pretty; }
    .page { max-width: calc(970px + 2.4rem); margin: 0 auto; padding: 2.4rem 1.2rem 2rem; }
    main > * { margin-left: 278px; max-width: 33rem; }
    main > .wide { margin-left: 0; max-width: none; }
    main > div:not(.page-break), main > div:not(.page-break) > *:not(.wide) { max-width: 33rem; }
    a { color: var(--link); text-decoration: none; }
    a:hover, a:focus-visible { text-decoration: underline; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -999rem; font: .8rem/1.5 var(--sans); }
    .skip:focus { left: 1.2rem; top: .4rem; padding: .2rem .6rem; background: var(--paper); }
    [lang|="zh"]:not(html, div, p) { overflow-wrap: normal; }
    footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; margin-top: 2.6rem;
      padding-top: .5rem; border-top: 1px solid var(--hair); font: .68rem/1.5 var(--sans); color: var(--quiet); }

    """

  private static let front = """
    header { border-bottom: 1px solid var(--head); padding-bottom: .9rem; margin-bottom: 1.2rem; }
    .kicker { margin: 0 0 .6rem; font: bold .68rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--kicker); }
    .date { margin: 0 0 .6rem; text-align: right; font: .68rem/1.4 var(--sans); color: var(--quiet); }
    h1 { margin: 0; max-width: 26em; font: bold 1.95rem/1.24 var(--serif); color: var(--head); text-wrap: balance; }
    .subtitle { margin: .5rem 0 0; font: italic 1.2rem/1.4 var(--serif); color: var(--head); text-wrap: balance; }
    .authors { margin: 1.1rem 0 0; font: .84rem/1.6 var(--sans); }
    .author { white-space: nowrap; }
    .orcid svg { width: .8em; height: .8em; vertical-align: -.06em; }
    .affiliations { margin: .45rem 0 0; font: .7rem/1.6 var(--sans); color: var(--second); }
    .second { margin-top: 1rem; }
    .second-title { margin: 0; max-width: 30em; font: bold 1.15rem/1.35 var(--serif); color: var(--head); text-wrap: balance; }
    .second .authors { margin-top: .4rem; }
    figcaption .second { display: block; margin: 0; }
    .front { display: grid; grid-template-columns: 230px minmax(0, 33rem); column-gap: 48px; }
    .side { font: .66rem/1.5 var(--sans); overflow-wrap: anywhere; }
    .side p { margin: .25rem 0 .9rem; }
    .side b, .abstract h2, .keywords b, .abstract p > strong:first-child { color: var(--head); }
    .abstract { border-bottom: 1px solid var(--head); margin-bottom: .4rem; font-size: .93rem; }
    .abstract h2 { margin: 0 0 .1rem; font: bold .9rem/1.5 var(--sans); }
    .abstract p { margin: 0 0 .35rem; }
    .abstract p > strong:first-child { font: bold .85em/1 var(--sans); margin-right: .3em; }
    .keywords { margin: .9rem 0 1rem !important; font: .74rem/1.6 var(--sans); }
    .keywords b { margin-right: .5em; }
    .keyword { white-space: nowrap; }

    """

  private static let text = """
    h2, h3, h4, h5, h6 { font-family: var(--sans); line-height: 1.35; color: var(--head); break-after: avoid; }
    h2 { margin-top: 2.1rem; margin-bottom: .25rem; font-size: 1.05rem; }
    h3 { margin-top: 1.4rem; margin-bottom: .1rem; font-size: .9rem; }
    h4, h5, h6 { margin-top: 1.1rem; margin-bottom: .1rem; font-size: .84rem; font-style: italic; }
    .number { margin-right: .4em; }
    p { margin-top: 0; margin-bottom: 0; }
    main > p + p { text-indent: 1.2em; }
    ul, ol { margin-top: .35rem; margin-bottom: .35rem; padding-left: 1.35em; }
    main > ul, main > ol { padding-left: 1.35em; max-width: 33rem; }
    .loose > li { margin-bottom: .4rem; }
    blockquote { margin-top: .7rem; margin-bottom: .7rem; padding-left: 1.1em; border-left: 2px solid var(--hair); }
    main > blockquote { max-width: 33rem; }
    sup, sub { font-size: .66em; line-height: 0; }
    .v, .r { white-space: nowrap; }
    math { font-family: "TeX Gyre Pagella Math", "STIX Two Math", "Cambria Math", "Latin Modern Math", math; }
    mtext { font-family: var(--serif); }
    .m { white-space: nowrap; }
    .equation { display: flex; align-items: center; gap: 1em; margin-top: .8rem; margin-bottom: .8rem; }
    .equation .formula { flex: 1; min-width: 0; overflow-x: auto; overflow-y: hidden; text-align: center; }
    .equation math { margin: 0 auto; }
    .equation .lines { display: inline-block; max-width: 100%; padding-left: 2em; text-indent: -2em; text-align: left; line-height: 2; }
    .lines math { text-indent: 0; line-height: normal; }
    math .box { border: 1px solid; padding: .2em; }
    math :is(.rising, .falling, .crossed, .struck) { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    math :is(.rising, .crossed) { background: linear-gradient(to top left, transparent calc(50% - .03em), currentColor calc(50% - .03em) calc(50% + .03em), transparent calc(50% + .03em)); }
    math .falling { background: linear-gradient(to top right, transparent calc(50% - .03em), currentColor calc(50% - .03em) calc(50% + .03em), transparent calc(50% + .03em)); }
    math .crossed { background: linear-gradient(to top left, transparent calc(50% - .03em), currentColor calc(50% - .03em) calc(50% + .03em), transparent calc(50% + .03em)),
      linear-gradient(to top right, transparent calc(50% - .03em), currentColor calc(50% - .03em) calc(50% + .03em), transparent calc(50% + .03em)); }
    math .struck { background: linear-gradient(currentColor, currentColor) 0 60% / 100% .06em no-repeat; }
    .equation + p { text-indent: 0; }
    code { font-family: var(--mono); font-size: .84em; overflow-wrap: anywhere; }
    pre { margin-top: .8rem; margin-bottom: .8rem; padding: .6rem .8rem; overflow-x: auto; background: var(--tint);
      font: .72rem/1.5 var(--mono); tab-size: 2; }
    pre code { font-size: 1em; overflow-wrap: normal; }
    .listing .k { color: var(--head); font-weight: bold; }
    .listing .s { color: var(--text); }
    .listing .c { color: var(--quiet); font-style: italic; }
    .listing .n { color: var(--link); }
    .printout { background: none; border: 1px solid var(--hair); }
    .callout { margin-top: .9rem; margin-bottom: .9rem; padding: .5rem .9rem .6rem; border-left: 3px solid var(--link); background: var(--tint); }
    .callout.warning, .callout.caution, .callout.important { border-color: #92001a; }
    .callout-title { font: bold .78rem/1.5 var(--sans); color: var(--head); }
    hr { margin-top: 1.4rem; margin-bottom: 1.4rem; border: 0; border-top: 1px solid var(--hair); }
    .footnotes { margin-top: 2rem; font-size: .82rem; line-height: 1.45; }
    .footnotes::before { content: ""; display: block; width: 5rem; border-top: 1px solid var(--rule); margin-bottom: .5rem; }
    .references { font-size: .82rem; line-height: 1.45; padding: 0; list-style: none; }
    .references li { margin-bottom: .3rem; padding-left: 2.1em; text-indent: -2.1em; overflow-wrap: anywhere; }
    .references.dated li { padding-left: 1.2em; text-indent: -1.2em; }
    .references .label { display: inline-block; min-width: 2.1em; text-indent: 0; }
    .back a { margin-left: .25em; font-size: .85em; }
    .footnotes ol { margin: 0; padding-left: 1.2em; }
    :target { scroll-margin-top: 1rem; }

    """

  private static let tables = """
    figure { margin-top: 1.7rem; margin-bottom: 1.7rem; margin-right: 0; }
    figcaption { font: .74rem/1.5 var(--sans); text-wrap: pretty; }
    figcaption b { color: var(--head); }
    .table figcaption, .code figcaption { margin-bottom: .35rem; }
    .scroll { overflow-x: auto; border-top: 1.6px solid var(--rule); border-bottom: 1.6px solid var(--rule); }
    table { border-collapse: collapse; width: 100%; font: .74rem/1.35 var(--sans);
      font-variant-numeric: lining-nums tabular-nums; }
    th, td { padding: .22rem 0; font-weight: normal; text-align: left; vertical-align: top; }
    th + th, th + td, td + td, td + th { padding-left: 1.1rem; }
    thead th { font-weight: bold; vertical-align: bottom; padding-top: .4rem; padding-bottom: .4rem; }
    thead tr:last-child { border-bottom: 1px solid var(--rule); }
    thead .sub { font-weight: normal; }
    thead .paired, thead .center, .spanners th { text-align: center; }
    thead .trailing, thead .decimal { text-align: right; }
    .spanners th { padding-bottom: 0; }
    .spanners span { display: block; padding: 0 .4rem .2rem; border-bottom: 1px solid var(--rule); }
    tbody tr:first-child > * { padding-top: .45rem; }
    tbody tr:last-child > * { padding-bottom: .45rem; }
    .trailing, .decimal, .point { text-align: right; white-space: nowrap; }
    .center { text-align: center; }
    td.companion { padding-left: .3rem; white-space: nowrap; }
    .level > :first-child { padding-left: calc(1.2em * var(--depth, 1)); }
    .panel th { font-weight: bold; color: var(--head); padding-top: .6rem; }
    .table .notes { margin-bottom: 0; margin-top: .4rem; font: .66rem/1.5 var(--sans); max-width: none; }

    """

  private static let figures = """
    .sheet { max-width: 100%; background: #fff; }
    .sheet svg { display: block; width: 100%; height: auto; }
    .drawing { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; justify-items: start; }
    .drawing figcaption { max-width: 33rem; }
    .drawing.narrow { grid-template-columns: minmax(0, max-content) minmax(14rem, 1fr); gap: 1.6rem; align-items: start; }
    .narrow figcaption { padding-top: .8rem; }
    @media (prefers-color-scheme: dark) { .sheet { padding: .5rem; border-radius: 4px; } }

    """

  private static let narrow = """
    @media screen and (max-width: 860px) {
      html { font-size: 17px; }
      .page { padding-top: 1.4rem; }
      main > *, main > div, main > ul, main > ol { margin-left: 0; max-width: none; }
      .front { display: flex; flex-direction: column-reverse; }
      .side { border-bottom: 1px solid var(--hair); margin-bottom: .6rem; }
      .abstract { margin-bottom: .8rem; }
      .drawing.narrow { grid-template-columns: minmax(0, 1fr); gap: .5rem; }
      .narrow figcaption { padding-top: 0; }
      h1 { font-size: 1.55rem; }
      .author { white-space: normal; }
      .author b { display: inline-block; }
      .affiliations { overflow-wrap: anywhere; }
      table { white-space: nowrap; }
      tbody th, tbody th:first-child { white-space: normal; min-width: 7rem; }
      .v { white-space: normal; }
      .author [lang], :lang(zh) .author b, :lang(zh) .side .author { white-space: nowrap; }
      .drawing:not(.narrow) .sheet { max-width: 100%; overflow-x: auto; }
      .drawing:not(.narrow) svg { min-width: 34rem; }
    }

    """

  private static let paper = """
    @media print {
      :root { color-scheme: light; --paper: #fff; --ink: #000; --head: #0b2545; --link: #000; --quiet: #5a5a5a; --second: #333;
        --rule: #000; --hair: #c9ced6; --tint: #f4f6f9; --text: #8a2a1c; --kicker: #92001a; }
      @page { size: A4; margin: 22mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt Arial, sans-serif; color: #5a5a5a; } }
      html { font-size: 10.5pt; }
      .page { max-width: none; padding: 0; }
      main > *, main > :not(.page-break), main > :not(.page-break) > * { max-width: none; }
      main > * { margin-left: 50mm; }
      main > .wide { margin-left: 0; }
      .front { grid-template-columns: 44mm minmax(0, 1fr); column-gap: 6mm; }
      figure, tr, .callout, .equation, .references li, .footnotes li { break-inside: avoid; }
      figure.long { break-inside: auto; }
      .long .group, .long .panel { break-after: avoid; }
      .table figcaption { break-after: avoid; }
      .table .notes { break-before: avoid; }
      p, li { orphans: 2; widows: 2; }
      .scroll { overflow: visible; }
      .dense table { font-size: 6.5pt; }
      .dense th + th, .dense th + td, .dense td + td, .dense td + th { padding-left: .5rem; }
      .equation .formula, pre { overflow: visible; }
      pre { white-space: pre-wrap; }
      .skip, .back { display: none; }
      .page-break { break-before: page; }
      .sheet { padding: 0; }
    }

    """
}
