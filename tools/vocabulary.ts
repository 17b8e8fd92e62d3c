import { globSync, readFileSync } from 'node:fs';
import { capabilities } from './capabilities.ts';
import { conclude, type Files, failedProbes, type Offence, type Probed, plantedBy } from './probes.ts';
import allowances from './vocabulary.allowed.json' with { type: 'json' };

/** Where a file stands: `src/booking/waitlist/server/service.ts` is booking, [waitlist], server, service.ts, 120 lines. */
type Place = { path: string; noun: string; slice: string[]; room: string | undefined; file: string; lines: number };
type NameRule = Probed & { breaks: (place: Place, all: readonly Place[]) => boolean };

const business = ({ noun }: Place) => (capabilities as readonly string[]).includes(noun);
const composed = ({ noun }: Place) => noun === 'platform' || noun === 'app';

/** Words that say how a thing is made and not what it is in the showroom. */
const empty =
  /^(?:utils?|helpers?|common|libs?|shared|core|index|types?|interfaces?|constants?|misc|managers?|handlers?|impls?|data|info|dtos?|mappers?)$/;
const word = '[a-z][a-z0-9]*';
const words = `${word}(?:-${word})*`;
const domainFile = new RegExp(`^${word}(?:\\.test)?\\.ts$`);
const serverFile = new RegExp(
  `^(?:tables|queries|service|routes|jobs|reactions|seed|scope|pdf|mail|import|words|authentication|sessions|${word}\\.test)\\.ts$`,
);
const webFile = new RegExp(
  `^(?:routes\\.tsx|words\\.ts|${words}\\.screen\\.tsx|parts/${words}(?:\\.test\\.tsx?|\\.tsx?|\\.module\\.css))$`,
);
const freeFile = new RegExp(`^(?:${words}/)*(?:README\\.md|${words}(?:\\.(?:test|screen|module))?\\.(?:tsx?|css|html|svg|webmanifest))$`);

/** Tests, demonstration data and words are lists, so they may be longer. */
const longest = ({ path }: Place) => (/\.test\.tsx?$|\/(?:seed|words)\.ts$/.test(path) ? 500 : 300);
const long = (lines: number) => 'a\n'.repeat(lines);

/** What a file may be called and where it may stand (docs/decisions/0001-checks.md). */
const nameRules: NameRule[] = [
  {
    name: 'known-folder',
    says: 'a folder of src is a capability (tools/capabilities.ts), platform or app',
    breaks: (place) => !business(place) && !composed(place),
    planted: { 'src/utils/domain/text.ts': '', 'src/quotations/domain/quotation.ts': '', 'src/main.ts': '' },
    fine: { 'src/platform/domain/money.ts': '', 'src/app/server/main.ts': '' },
  },
  {
    name: 'rooms',
    says: 'a capability holds README.md, api.ts, domain/, server/, web/ and sub-slices with these rooms, nothing else',
    breaks: ({ room, file, slice }) =>
      room === undefined
        ? !/^(?:README\.md|api\.ts)$/.test(file) || slice.length > 1
        : slice.length > 1 || !slice.every((one) => /^[a-z]+$/.test(one)),
    planted: {
      'src/booking/booking.ts': '',
      'src/booking/hooks/use-booking.ts': '',
      'src/booking/waitlist/queue/domain/place.ts': '',
      'src/booking/waitList/domain/place.ts': '',
    },
    fine: { 'src/booking/waitlist/domain/place.ts': '', 'src/booking/waitlist/api.ts': '' },
  },
  {
    name: 'empty-words',
    says: 'this name says nothing of the showroom: name the file after what it is',
    breaks: ({ slice, file }) =>
      [...slice, ...file.replace(/\/?index\.html$/, '').split('/')].some((part) =>
        part
          .replace(/\..*$/, '')
          .split('-')
          .some((one) => empty.test(one)),
      ),
    planted: {
      'src/vehicle/domain/types.ts': '',
      'src/vehicle/web/parts/index.tsx': '',
      'src/platform/server/helpers.ts': '',
      'src/platform/web/form-utils.ts': '',
      'src/vehicle/shared/domain/vin.ts': '',
    },
    fine: { 'src/app/web/index.html': '' },
  },
  {
    name: 'domain-names',
    says: 'a file of domain/ is one lower-case noun: pricing.ts',
    breaks: (place) => business(place) && place.room === 'domain' && !domainFile.test(place.file),
    planted: { 'src/quotation/domain/roadFees.ts': '', 'src/quotation/domain/road-fees.ts': '', 'src/quotation/domain/fees/tax.ts': '' },
    fine: { 'src/quotation/domain/pricing.ts': '', 'src/quotation/domain/pricing.test.ts': '' },
  },
  {
    name: 'server-names',
    says: 'a file of server/ is tables, queries, service, routes, jobs, reactions, seed, scope, pdf, mail, import, words, authentication, sessions or a test',
    breaks: (place) => business(place) && place.room === 'server' && !serverFile.test(place.file),
    planted: {
      'src/quotation/server/repository.ts': '',
      'src/quotation/server/pdf/page.ts': '',
      'src/quotation/server/quotation.spec.ts': '',
    },
    fine: { 'src/quotation/server/service.ts': '', 'src/quotation/server/quotation.test.ts': '', 'src/quotation/pdf/server/pdf.ts': '' },
  },
  {
    name: 'web-names',
    says: 'a file of web/ is routes.tsx, words.ts, *.screen.tsx or stands in parts/',
    breaks: (place) => business(place) && place.room === 'web' && !webFile.test(place.file),
    planted: { 'src/quotation/web/list.tsx': '', 'src/quotation/web/parts/PriceCard.tsx': '', 'src/quotation/web/client.ts': '' },
    fine: { 'src/quotation/web/list.screen.tsx': '', 'src/quotation/web/parts/price-card.tsx': '', 'src/quotation/web/words.ts': '' },
  },
  {
    name: 'composed-names',
    says: 'a file of platform or app is named in lower-case words',
    breaks: (place) => composed(place) && place.room !== undefined && !freeFile.test(place.file),
    planted: { 'src/platform/web/AppFrame.tsx': '', 'src/app/server/start.js': '' },
    fine: { 'src/platform/web/kit/money-input.tsx': '', 'src/platform/web/README.md': '', 'src/app/web/staff.tsx': '' },
  },
  {
    name: 'front-and-face',
    says: 'a capability without README.md or api.ts is not one yet',
    breaks: (place, all) => {
      const own = all.filter(({ noun }) => noun === place.noun);
      const has = (file: string) => own.some(({ path }) => path === `src/${place.noun}/${file}`);
      return business(place) && own[0] === place && !(has('README.md') && has('api.ts'));
    },
    planted: { 'src/lead/README.md': '', 'src/deal/api.ts': '' },
    beside: Object.fromEntries(
      capabilities
        .filter((noun) => noun !== 'lead' && noun !== 'deal')
        .flatMap((noun) => [`src/${noun}/api.ts`, `src/${noun}/README.md`].map((path) => [path, ''])),
    ),
  },
  {
    name: 'size',
    says: 'longer than 300 lines (tests, seeds and words: 500): split it by noun',
    breaks: (place) => place.lines > longest(place),
    planted: { 'src/report/domain/sums.ts': long(301), 'src/report/server/report.test.ts': long(501) },
    fine: { 'src/report/server/queries.ts': long(300), 'src/report/server/seed.ts': long(500) },
  },
];

function placeOf([path, text]: [string, string]): Place {
  const [, noun = '', ...rest] = path.split('/');
  const at = rest.findIndex((part) => ['domain', 'server', 'web'].includes(part));
  const slice = at === -1 ? rest.slice(0, -1) : rest.slice(0, at);
  const file = at === -1 ? (rest.at(-1) ?? '') : rest.slice(at + 1).join('/');
  return { path, noun, slice, room: rest[at], file, lines: text.split('\n').length - 1 };
}

function judge(files: Files): Offence[] {
  const places = Object.entries(files).map(placeOf);
  return places.flatMap((place) =>
    nameRules.filter(({ breaks }) => breaks(place, places)).map(({ name, says }) => ({ rule: name, file: place.path, what: says })),
  );
}

/** Names that are allowed although no rule knows them, with the reason. The list may only shrink to what is needed. */
const allowed: Record<string, string> = allowances;
const mayBeAllowed = ['rooms', 'domain-names', 'server-names', 'web-names', 'composed-names'];

const paths = globSync('src/**/*', { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace(`${process.cwd()}/`, ''))
  .sort();
const offences = judge(Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')])));
const excused = offences.filter(({ rule, file }) => allowed[file] && mayBeAllowed.includes(rule));
const idle = Object.keys(allowed).filter((path) => !excused.some(({ file }) => file === path));
conclude(
  [
    ...failedProbes(nameRules, judge(plantedBy(nameRules))),
    ...idle.map((path) => `tools/vocabulary.allowed.json names ${path}, which needs no allowance`),
    ...offences.filter((offence) => !excused.includes(offence)).map(({ rule, file, what }) => `${file}: ${what} (${rule})`),
  ],
  `${paths.length} files; ${nameRules.length} rules, each with a planted violation; ${excused.length} names allowed beyond them`,
);
