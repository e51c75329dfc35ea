/** Known problems of chillers and leak detectors. */
import type { Problem } from './problem.ts';

export const chillerProblems: readonly Problem[] = [
  {
    subject: 'Low flow alarm on the {product}',
    description:
      'The {product} stops with "low flow" two or three times a day and takes our laser down with it.',
    instruments: ['Frigora 300', 'Frigora 900', 'Frigora LT'],
    category: 'fault',
    priority: 'urgent',
    advice: 'Please change the filter cartridge in the return and tell us the length of the hoses.',
    article: {
      title: 'Low flow alarms of Frigora chillers',
      topic: 'troubleshooting',
      content:
        'A clogged filter cartridge causes nine of ten low flow alarms; change it every six months. Hoses longer than five metres need an inner width of 12 mm. Listen for air in the pump after refilling and vent at the highest point.',
    },
  },
  {
    subject: '{product} does not reach its set temperature',
    description:
      'On warm afternoons the {product} stays six degrees above its set value. The condenser fan is running.',
    instruments: ['Frigora 300', 'Frigora 900', 'Frigora LT'],
    category: 'fault',
    priority: 'high',
    advice: 'Please clean the condenser grille with a brush and measure the air temperature in front of it.',
    article: {
      title: 'Frigora chillers that do not cool enough',
      topic: 'troubleshooting',
      content:
        'Dust on the condenser costs up to a third of the cooling power; brush the grille every three months. Air in front of it must stay below 32 °C. If it still does not cool, compare the heat load with the rated power at your set temperature.',
    },
  },
  {
    subject: 'Coolant of the {product} has turned brown',
    description:
      'The coolant in the {product} is brown after four months, and there is a deposit in the tank.',
    instruments: ['Frigora 300', 'Frigora 900', 'Frigora LT', 'Frigora Mini'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please do not top up with tap water; flush the loop and refill it with the ready-mixed coolant.',
    article: {
      title: 'Changing the coolant of Frigora chillers',
      topic: 'maintenance',
      content:
        'Brown coolant is corrosion, mostly after topping up with tap water. Drain the loop, flush it twice with deionised water and refill it with ready-mixed coolant. Change the coolant once a year and the filter with it.',
    },
  },
  {
    subject: 'Connecting the {product} to a building alarm',
    description:
      'We would like the {product} to report faults to the building control system. Which contacts have to be used?',
    instruments: ['Frigora 300', 'Frigora 900', 'Frigora LT'],
    category: 'installation',
    priority: 'low',
    advice: 'The alarm contact is on pins 4 and 5 of the rear socket; we have attached the wiring plan.',
    article: {
      title: 'Alarm contact of Frigora chillers',
      topic: 'installation',
      content:
        'Pins 4 and 5 of the rear socket carry a potential-free contact that opens on every fault. It stands 30 volts and one ampere. Low flow and low level can be taken out of it in the alarm menu.',
    },
  },
];

export const leakDetectorProblems: readonly Problem[] = [
  {
    subject: 'High background signal on the {product}',
    description:
      'The {product} shows a background ten times higher than last month, and small leaks can no longer be told from it.',
    instruments: ['Tracea H', 'Tracea Sniff'],
    category: 'fault',
    priority: 'high',
    advice:
      'Please let it run overnight with the inlet shut and air the room; there may be tracer gas in the air.',
    article: {
      title: 'Lowering the background of Tracea leak detectors',
      topic: 'troubleshooting',
      content:
        'Tracer gas in the room air is the first suspect: air the room and keep bottles outside. Then let the detector run overnight with the inlet shut. A background that stays high comes from moisture in the foreline; bake out the inlet for four hours.',
    },
  },
  {
    subject: '{product} fails the daily check',
    description:
      'The morning check of the {product} against the reference leak is off by forty percent since last Wednesday.',
    instruments: ['Tracea H', 'Tracea Sniff', 'Tracea Seal'],
    category: 'calibration',
    priority: 'urgent',
    advice:
      'Please compare the temperature of the reference leak with its certificate; it changes three percent a degree.',
    article: {
      title: 'Daily check of Tracea instruments with a reference leak',
      topic: 'calibration',
      content:
        'Let the reference leak take room temperature for an hour: its rate changes by three percent a degree. The reading may differ from the certificate by 15 percent. Reference leaks lose about four percent a year and are certified anew every two years.',
    },
  },
  {
    subject: 'Vacuum pump of the {product} is noisy',
    description:
      'The pump inside the {product} has become louder and needs twice as long to reach working pressure.',
    instruments: ['Tracea H', 'Tracea Seal'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please read the pump hours in the service menu; the tip seals are due at 8,000 hours.',
    article: {
      title: 'Pump maintenance on Tracea instruments',
      topic: 'maintenance',
      content:
        'Tip seals are worn after 8,000 hours and show it by noise and slow pumping. Field service changes them on site in two hours. Open the gas ballast for twenty minutes after wet parts to spare the seals.',
    },
  },
  {
    subject: 'Test recipe for vials on the {product}',
    description:
      'We want to test 10 ml vials with the {product} and need a recipe with limits that hold before the authorities.',
    instruments: ['Tracea H', 'Tracea Seal'],
    category: 'software',
    priority: 'low',
    advice:
      'Please send ten good and ten defective vials; our application laboratory proposes limits within two weeks.',
    article: {
      title: 'Writing test recipes for Tracea instruments',
      topic: 'software',
      content:
        'A recipe needs a filling time, a settling time and a limit. Measure thirty good parts and set the limit at the mean plus six standard deviations. The application laboratory checks recipes against parts with drilled holes and writes the report.',
    },
  },
  {
    subject: 'Readings of the {product} jump after venting',
    description:
      'Whenever the chamber has been vented, the {product} jumps between two values for about an hour before it settles.',
    instruments: ['Tracea V', 'Tracea H'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please check the flange seal for scratches and switch the sensor heating on for twenty minutes.',
    article: {
      title: 'Unsteady pressure readings on Tracea instruments',
      topic: 'troubleshooting',
      content:
        'Moist air that enters with venting leaves slowly and makes the reading jump. Vent with dry nitrogen and leave the sensor heating on for twenty minutes. A scratched flange seal shows the same picture; change it at every second opening.',
    },
  },
  {
    subject: 'Sniffer line of the {product} is clogged',
    description:
      'The {product} reports too little gas flow through the sniffer line. Blowing through it helped for two days.',
    instruments: ['Tracea Sniff', 'Tracea H'],
    category: 'fault',
    priority: 'high',
    advice: 'Please change the filter in the tip of the probe; it must not be cleaned with solvent.',
    article: {
      title: 'Caring for the sniffer line of Tracea detectors',
      topic: 'maintenance',
      content:
        'The filter in the tip is due every month in dusty halls and every six months elsewhere. Never clean it with solvent: residues give a false signal for days. If the flow stays low with a new filter, the line itself is kinked or wet inside.',
    },
  },
];
