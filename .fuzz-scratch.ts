import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { readSource } from './site/spec/source.ts';
import { readSpec } from './site/spec/read-spec.ts';
import { resolve } from './site/model/resolve.ts';
import { builtinCatalog } from './site/catalog/index.ts';
import { check } from './site/checks/check.ts';
import { unmetExpectations } from './site/view/expectations.ts';
import { overview } from './site/view/overview.ts';
const text = readFileSync('./blueprints/liquid-retrofit/site.yaml', 'utf8');
function* paths(v: any, p: any[] = []): any { yield p; if (v && typeof v === 'object') for (const k of Object.keys(v)) yield* paths(v[k], [...p, Array.isArray(v) ? Number(k) : k]); }
const bad = [null, [], {}, 0, -1, '', true, 1e9, 'x'.repeat(500), 'abc', [[]], ['zzz'],{a:1}, 1.5, '5 kVA', 'a(3..1)', 'x(1..7)', 'DELETE'];
const seen = new Map<string, string>();
let n = 0;
for (const p of paths(parse(text))) {
  if (!p.length) continue;
  for (const b of bad) {
    const d = parse(text); let h = d; for (const k of p.slice(0, -1)) h = h[k];
    if (b === 'DELETE') { if (Array.isArray(h)) h.splice(p.at(-1),1); else delete h[p.at(-1)]; } else h[p.at(-1)] = b;
    n++;
    try {
      const y = stringify(d);
      const r = readSource(y, 's'); let ds: any = r.diagnostics; 
      if (!ds.length) { const s = readSpec(r.source.data); if ('diagnostics' in s) ds = s.diagnostics; else { const q = resolve(s.spec, builtinCatalog); ds = q.diagnostics; if (q.site) { ds = [...check(q.site), ...unmetExpectations(q.site)]; String(JSON.stringify(overview(q.site, q.site.final))); } } }
      for (const x of ds) {
        const rg = x.range ?? r.source.locate(x.path);
        const key = x.code+': '+x.message.replace(/"[^"]*"/g,'"…"').replace(/\d[\d,.]*/g,'N');
        const poor = /Invalid|expected|received|Unrecognized|undefined|NaN|Infinity|\[object/.test(x.message + (x.help ?? ''));
        if (!rg || !(rg.start.line >= 1)) console.log('NORANGE', p.join('.'), JSON.stringify(b), x.message);
        if (poor) console.log('POOR', p.join('.'), JSON.stringify(b)?.slice(0, 30), '|', x.code, x.message.slice(0,150), '|', x.help?.slice(0,100));
        if (!seen.has(key)) seen.set(key, `${p.join('.')} = ${JSON.stringify(b)?.slice(0,30)} -> [${x.path.join('.')}] ${x.message.slice(0,160)} | ${x.help}`);
      }
      const dup = new Map(); for (const x of ds) { const k = x.path.join('.')+x.message; if (dup.has(k)) console.log('DUP', p.join('.'), JSON.stringify(b)?.slice(0,30), x.message.slice(0,100)); dup.set(k,1); }
    } catch (e: any) { console.log('THROW', p.join('.'), JSON.stringify(b)?.slice(0, 30), e.stack.split('\n').slice(0, 4).join(' ')); }
  }
}
console.log(n, seen.size); if (process.argv[2]) for (const [k, v] of seen) console.log(k.split(':')[0], v);
