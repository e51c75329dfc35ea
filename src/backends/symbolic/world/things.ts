// A small world to put into servers that start empty: people and their projects, tasks, notes.

/** A thing as far as any server may want to keep it. */
export interface WorldThing {
  readonly name: string;
  readonly type: string;
  /** A sentence or two about it. */
  readonly text: string;
  /** Facts, each by itself. */
  readonly facts: readonly string[];
}

/** What one thing does to another, in the third person. */
export interface WorldRelation {
  readonly from: string;
  readonly to: string;
  readonly verb: string;
}

const person = (name: string, text: string, ...facts: readonly string[]): WorldThing => ({
  name,
  type: 'person',
  text,
  facts,
});
const thing = (type: string, name: string, text: string, ...facts: readonly string[]): WorldThing => ({
  name,
  type,
  text,
  facts,
});

export const people: readonly WorldThing[] = [
  person('Mira Halvorsen', 'Runs the front office.', 'speaks Norwegian', 'works from Oslo'),
  person('Tomas Reyes', 'Designs the catalogue.', 'draws by hand', 'joined in 2019'),
  person('Anneke Visser', 'Keeps the books.', 'works four days a week', 'prefers calls before noon'),
  person('Samuel Okoye', 'Leads the workshop.', 'repairs old radios', 'has two apprentices'),
  person('Lena Sorensen', 'Looks after suppliers.', 'lives in Aarhus', 'speaks German'),
  person('Dario Conti', 'Plans deliveries.', 'knows every driver', 'starts at six'),
  person('Ruth Abara', 'Writes the newsletter.', 'collects maps', 'edits on Thursdays'),
  person('Jonah Pike', 'Builds the website.', 'uses two screens', 'lives in Leeds'),
];

export const projects: readonly WorldThing[] = [
  thing(
    'project',
    'Warehouse Move',
    'Everything moves to the new hall.',
    'starts in May',
    'has a budget of 18000 euros',
  ),
  thing(
    'project',
    'Spring Catalogue',
    'The printed catalogue for spring.',
    'has 48 pages',
    'goes to print in March',
  ),
  thing(
    'project',
    'Website Relaunch',
    'A faster shop with fewer pages.',
    'replaces the old shop',
    'needs new photos',
  ),
  thing(
    'project',
    'Customer Survey',
    'Ten questions to every customer.',
    'asks ten questions',
    'runs for three weeks',
  ),
  thing(
    'project',
    'Roof Repair',
    'The leak above the loading bay.',
    'waits for dry weather',
    'was quoted at 4200 euros',
  ),
  thing(
    'project',
    'Night Shift Trial',
    'Two nights a week, for a month.',
    'lasts one month',
    'needs four volunteers',
  ),
];

export const places: readonly WorldThing[] = [
  thing('place', 'Harbour Hall', 'The new warehouse.', 'has three gates', 'opens at seven'),
  thing('place', 'Mill Street Office', 'The old office in the centre.', 'has a lift', 'seats twelve people'),
];

export const tasks: readonly WorldThing[] = [
  thing('task', 'Order new shelves', 'Twelve metres of shelving for the back wall.', 'warehouse'),
  thing('task', 'Call the roofer', 'Ask for a date in the second half of the month.', 'building'),
  thing('task', 'Proofread the price list', 'Compare every price with the supplier sheet.', 'catalogue'),
  thing('task', 'Book the photographer', 'Half a day in the studio, natural light.', 'catalogue'),
  thing('task', 'Renew the fire certificate', 'The inspector needs the floor plan beforehand.', 'building'),
  thing('task', 'Train the new driver', 'One week on the northern route.', 'delivery'),
  thing('task', 'Clean up the mailing list', 'Remove addresses that bounced twice.', 'marketing'),
  thing('task', 'Send the signed lease', 'By registered mail, with both copies.', 'building'),
  thing('task', 'Test the label printer', 'Print fifty labels on the new paper.', 'warehouse'),
  thing('task', 'Prepare the stocktake', 'Lists by aisle, two people for each.', 'warehouse'),
  thing('task', 'Answer the survey replies', 'Start with those that ask for a call.', 'marketing'),
  thing('task', 'Measure the loading bay', 'Width and height, with the gate open.', 'building'),
];

export const notes: readonly WorldThing[] = [
  thing('note', 'Delivery windows', 'The harbour gate takes lorries from seven to eleven.', 'delivery'),
  thing('note', 'Paint for the showroom', 'Two coats of warm grey, eight litres in all.', 'building'),
  thing('note', 'Supplier discounts', 'Nordvik gives four percent from the third order on.', 'purchasing'),
  thing('note', 'Guest network', 'The password hangs behind the front desk.', 'office'),
  thing('note', 'Summer opening hours', 'From June to August the shop closes at four.', 'office'),
  thing('note', 'Packing fragile goods', 'Double boxes, with the lamp heads packed apart.', 'warehouse'),
  thing('note', 'Meeting with the bank', 'They want the figures of the last two quarters.', 'finance'),
  thing('note', 'Keys to the archive', 'Anneke has one, the other is in the safe.', 'office'),
];

export const relations: readonly WorldRelation[] = [
  { from: 'Mira Halvorsen', to: 'Customer Survey', verb: 'leads' },
  { from: 'Tomas Reyes', to: 'Spring Catalogue', verb: 'designs' },
  { from: 'Anneke Visser', to: 'Mill Street Office', verb: 'works in' },
  { from: 'Samuel Okoye', to: 'Warehouse Move', verb: 'leads' },
  { from: 'Lena Sorensen', to: 'Warehouse Move', verb: 'supports' },
  { from: 'Dario Conti', to: 'Harbour Hall', verb: 'works in' },
  { from: 'Ruth Abara', to: 'Customer Survey', verb: 'supports' },
  { from: 'Jonah Pike', to: 'Website Relaunch', verb: 'leads' },
  { from: 'Samuel Okoye', to: 'Roof Repair', verb: 'oversees' },
  { from: 'Tomas Reyes', to: 'Website Relaunch', verb: 'supports' },
  { from: 'Samuel Okoye', to: 'Dario Conti', verb: 'manages' },
  { from: 'Mira Halvorsen', to: 'Ruth Abara', verb: 'manages' },
  { from: 'Mira Halvorsen', to: 'Anneke Visser', verb: 'manages' },
  { from: 'Dario Conti', to: 'Night Shift Trial', verb: 'leads' },
];

const names = new Set([...people, ...projects, ...places, ...tasks, ...notes].map(({ name }) => name));

/** Whether something is called by a name of this world: then it was put there. */
export function isOfWorld(name: string): boolean {
  return names.has(name);
}
