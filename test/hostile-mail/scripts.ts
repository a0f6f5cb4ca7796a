import type { HostileLetter } from './letter.ts'

/** Letters that want to run something. */
export const scripts: readonly HostileLetter[] = [
  {
    name: 'CVE-2023-5631 svg with a data address in use',
    html: `<svg id="x"><use href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4#x"></use></svg><svg onload="{run}"></svg>`,
  },
  {
    name: 'CVE-2023-43770 a link reference with markup in it',
    html: `<a href="{remote}/x">[<img src=x onerror="{run}">]</a>`,
  },
  {
    name: 'CVE-2024-37383 svg animate sets href with spaces in its name',
    html: `<svg><animate attributeName="href " values="javascript:{run}" href="#l"/><a id="l"><text y="20">click</text></a></svg><svg><animate onbegin="{run}" attributeName="x" dur="1s"></svg>`,
  },
  {
    name: 'CVE-2024-42009 markup that comes alive after cleaning',
    html: `<body title="bgcolor=foo" name="bar style=animation-name:x onanimationstart={run} foo=bar"><p>x</p><img title="<a href='" src="x" onerror="{run}">`,
  },
  {
    name: 'CVE-2025-68461 svg animate carries a script address',
    html: `<svg><a><animate attributeName="xlink:href" values="javascript:{run}"/><text y="20">x</text></a><set attributeName="onmouseover" to="{run}"/><animate onend="{run}" attributeName="y" dur="10ms"/></svg>`,
  },
  {
    name: 'CVE-2020-12625 script in a CDATA section',
    html: `<p><![CDATA[<script>{run}</script>]]></p><svg><![CDATA[><img src=x onerror="{run}">]]></svg>`,
  },
  {
    name: 'CVE-2020-35730 a link reference element in text',
    html: `##str_replacement_0##<a href="x" onclick={run} y=">z</a><img alt="##" src=x onerror={run}>`,
  },
  {
    name: 'CVE-2020-16145 svg that holds markup',
    html: `<svg><desc><img src=x onerror="{run}"></desc><foreignObject><iframe srcdoc="<script>{run}</script>"></iframe></foreignObject></svg>`,
  },
  {
    name: 'CVE-2020-15562 svg and another namespace',
    html: `<svg xmlns:x="http://www.w3.org/1999/xhtml"><x:script>{run}</x:script><script>{run}</script></svg>`,
  },
  {
    name: 'roundcube 1.4 math that holds markup',
    html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={run}&gt;"></table></mtext></math><math><annotation-xml encoding="text/html"><img src=x onerror="{run}"></annotation-xml></math>`,
  },
  {
    name: 'CVE-2018-19206 a style element that is not closed',
    html: `<style><!--</style><script>{run}</script>--></style><img src=x onerror="{run}">`,
  },
  {
    name: 'CVE-2017-6820 a style element within svg',
    html: `<svg><style>&lt;img src=x onerror={run}&gt;</style></svg><svg><style><img src=x onerror="{run}"></style></svg>`,
  },
  {
    name: 'CVE-2016-4552 a script address on an area',
    html: `<img usemap="#m" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name="m"><area shape=default href="javascript:{run}"></map><img src=x onerror="{run}">`,
  },
  {
    name: 'CVE-2015-8864 svg as a picture with script',
    html: `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{run}'/>"><object data="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cscript%3E{run}%3C/script%3E%3C/svg%3E"></object><svg onload="{run}">`,
  },
  {
    name: 'CVE-2015-1433 quotes within a style attribute',
    html: `<img style=aaa:'"/onerror={run}//' src=x><img src=x style="a:'" onerror="{run}" b="'">`,
  },
  {
    name: 'CVE-2012-6121 vbscript and data addresses in links',
    html: `<a href="data:text/html,&lt;script&gt;{run}&lt;/script&gt;">1</a><a href="vbscript:msgbox(1)">2</a><iframe src="data:text/html,<script>{run}</script>"></iframe>`,
  },
  {
    name: 'CVE-2012-3508 a script address in a link',
    html: `<a href="javascript:{run}" id=a>1</a><a href="j&#x61;vascript:{run}">2</a><a href="java\tscript:{run}">3</a><a href=" &#1; javascript:{run}">4</a><img src=x onerror="{run}">`,
  },
  {
    name: 'CVE-2007-6321 an expression as a style',
    html: `<p style="width:expression({run})">x</p><p style="behavior:url({remote}/x.htc)">x</p><p style="-moz-binding:url({remote}/x.xml#a)">x</p><img src=x onerror="{run}">`,
  },
  {
    name: 'CVE-2026-48848 svg animate sets a style',
    html: `<svg><rect width=9 height=9><animate attributeName="style" values="filter:url({remote}/f#a)" dur="1ms" fill="freeze" onbegin="{run}"/></rect></svg>`,
  },
  {
    name: 'CVE-2026-35539 a whole page with script in its head',
    html: `<!doctype html><html><head><title></title><script>{run}</script><base href="{remote}/"></head><body onload="{run}"><p>x</p></body></html>`,
  },
  {
    name: 'roundcube issue 6410 a style tag that never ends',
    html: `<style>a{}</style <img src=x onerror="{run}"><style/><img src=x onerror="{run}">`,
  },
  {
    name: 'roundcube issue 9168 markup in an attribute that is copied',
    html: `<p title='"><img src=x onerror="{run}">'>x</p><p title="</p><script>{run}</script>">x</p><svg/onload={run}>`,
  },
  {
    name: 'CVE-2021-46144 a style that closes its element',
    html: `<style>*{x:'</style><img src=x onerror="{run}">'}</style>`,
  },
  {
    name: 'CVE-2021-26925 a style with an at-rule and markup',
    html: `<style>@media x{}</style><!--><style><img src=x onerror="{run}"></style>--><img src=x onerror="{run}">`,
  },
  {
    name: 'GHSA-c9rx-x947-fp3h frames within frames',
    html: `${'<iframe>'.repeat(12)}<img src=x onerror="{run}">${'</iframe>'.repeat(12)}<iframe srcdoc="&lt;script&gt;{run}&lt;/script&gt;"></iframe>`,
  },
  {
    name: 'GHSA-x3q4-9hxx-gx8m noscript that ends elsewhere',
    html: `<p><noscript></p><img title="</noscript><img src=x onerror={run}>"></noscript>`,
  },
  {
    name: 'issue xmp and plaintext that hold markup',
    html: `<xmp><img src=x onerror="{run}"></xmp><noembed><img title="</noembed><img src=x onerror={run}>"></noembed><textarea><img title="</textarea><img src=x onerror={run}>"></textarea>`,
  },
  {
    name: 'issue a template and a slot with script',
    html: `<template shadowrootmode="open"><img src=x onerror="{run}"></template><div><template shadowrootmode="open"><img src=x onerror="{run}"></template></div>`,
  },
  {
    name: 'issue elements that run when they get focus',
    html: `<input autofocus onfocus="{run}"><details open ontoggle="{run}">x</details><video onloadstart="{run}"><source></video><p onmouseover="{run}" tabindex=0 autofocus onfocus="{run}">x</p>`,
  },
  {
    name: 'issue a page that leads on by itself',
    html: `<meta http-equiv="refresh" content="0;url={remote}/refresh"><meta http-equiv="refresh" content="0;url=data:text/html,<script>{run}</script>"><p>x</p>`,
  },
]
