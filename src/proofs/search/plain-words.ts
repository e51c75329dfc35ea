// Words in which answers wrap what the results say, and which say nothing of their own.
import { stemOf } from '../../text/field-words.ts';

const stemsIn = (text: string) => new Set(text.trim().split(/\s+/).map(stemOf));

/** What things are broadly called, how much there is of them, and turns of phrase: "by a wide margin", "on file", "in the red". */
const plainNouns = stemsIn(`
  account advance afternoon age agenda aim amount answer apiece area aspect attention average background balance base batch
  beginning behalf bottom budget button cap case category charge choice chunk clock combination comparison condition connection
  contrast copy cost course credit custom date deal debit decimal degree description detail difference decision dozen draft duty edge effect
  end engine error evening event exchange exception excess extent face fact favour feature feedback field figure file flight force form
  format fraction front full gain general gap group guide hand handful head headline hold hurry image increase issue job kind label
  lead length level limit line list load loan location look lot majority margin market matter maximum mean meantime meeting
  member mid narrow slight considerable huge middle midnight minimum mix mode month morning move name nature night noon note notice number occasion office
  option order outset outside overview page pair paper part particular party percent percentage period person phase piece pile
  place plan play point pool position practice present price principle process product progress project proportion purpose
  quantity question queue race range rank rate ratio reach reality reason record red reference regard region relation
  request reserve respect rest result return review rise role row running sale sample scale schedule scope score search
  second section selection sense sequence series service session set setting share shop short side sight sign single site size
  slot spot spread stage stake standard start state status stay step stock stop store story stretch style subject sum summary
  summer surplus system table tally team term text theory thing third ticket tie time title today tomorrow tool top topic
  total touch track trend trip turn type unit use user value variety version view vote way week weekday weekend whole width
  wide window winter word work world year yesterday zone favor morning hour town people sunshine teaspoon tablespoon pinch spoon
`);

/** What puts a value to its thing: "is based in", "has covered", "they are valid until", "is running seven minutes late". */
const plainPredicates = stemsIn(`
  able about accounted added addressed affected afraid aimed allocated allowed appointed apart approximate arranged as asked
  assigned associated attached attributed authored averaged aware awaiting backed based beaten because becoming behind belong
  billed booked bound bought brought built busy called capped carried categorised categorized caught caused certain
  charged classed classified clear close closed coming committed comparable compared completed composed comprised concerned
  confirmed connected considered consistent contained correct costing counted covered created credited current cut dated
  decided dedicated deep described designed designated detailed determined different directed divided doing done down drawn
  driven due dubbed eligible ending ended engaged entered entitled equal equipped established estimated exact expected
  expensive facing fair fallen featured filed filled final fitted fixed flagged followed following forecast formed found free
  fried full furnished gained getting given going gone good grouped grown handled happening happy headed headlined heading held
  higher highlighted home hoping hosted identical identified in included incoming indicated initiated installed intended
  invoiced involved isolated issued joined kept known labelled labeled lacking laid large late launched leading leaving led
  left less level lighter likely limited linked listed located logged long looking lost low lower made managed marked matched
  meant measured mentioned met missing moved named near needed needing new noted numbered occupied off offered on online only
  open opened ordered organised organized out outside over overseen owed owned packed paid painted part passed past
  permitted picked pinned placed planned planted played posted posting present priced printed processed produced promised
  provided published purchased put quoted raised ranked ranging rated reached ready received recent recommended recorded
  reduced reflected registered related released relevant reported represented required reserved responsible restricted
  retrieved returned reviewed right roughly round run running safe same saved scheduled scored seated second seen selected
  sent separate served set settled shared short shown similar sitting situated slated sold sorted specified spent split spread
  staffed standing started starting stated stationed staying stocked spoken stored strong struggling subject submitted suitable
  suited supplied supported supposed sure switched tagged taken taking targeted tasked taught tied timed titled together told
  topped totalled totaled tracked treated triggered true turned twice typed unable under unique unit up updated upcoming used
  useful valid valued visible waiting watched welcome well won working worn worth written wrong yet yours theirs hers his ours
  mine empty force alike absent overdue valid invalid fine final initial early complete incomplete partial public private alive play still
`);

export const isPlainNoun = (word: string) => plainNouns.has(stemOf(word));

export const isPlainPredicate = (word: string) => plainPredicates.has(stemOf(word));
