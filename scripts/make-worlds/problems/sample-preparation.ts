/** Known problems of centrifuges, ovens and balances. */
import type { Problem } from './problem.ts';

export const centrifugeProblems: readonly Problem[] = [
  {
    subject: 'Rotor imbalance alarm on the {product}',
    description:
      'The {product} stops with the imbalance alarm at about 9,000 rpm, even with tubes of equal weight opposite each other. It started after the bench was moved.',
    instruments: ['Corvus 24', 'Corvus 48R', 'Corvus Micro', 'Corvus XL'],
    category: 'fault',
    priority: 'high',
    advice:
      'Please check with a spirit level that the instrument stands level, and send us a photo of the rotor seat.',
    article: {
      title: 'Clearing the imbalance alarm of Corvus centrifuges',
      topic: 'troubleshooting',
      content:
        'Level the instrument first: a tilt of more than two degrees triggers the imbalance alarm at high speed. Load tubes in opposite pairs that differ by less than three grams. If the alarm stays, remove the rotor and clean the seat with isopropanol; dried residue there is the usual cause.',
    },
  },
  {
    subject: 'Lid of the {product} does not unlock after the run',
    description:
      'After the end of the run the display of the {product} shows "open lid" but the latch stays shut. We had to use the emergency release twice this week.',
    instruments: ['Corvus 24', 'Corvus 48R', 'Corvus Micro', 'Corvus XL'],
    category: 'fault',
    priority: 'normal',
    advice:
      'Please tell us the firmware version shown at start-up; versions before 3.2 release the latch too early.',
    article: {
      title: 'Lid latch of Corvus centrifuges stays locked',
      topic: 'troubleshooting',
      content:
        'The latch releases only when the speed sensor reads zero. Firmware before version 3.2 can miss the last pulse; update it from the service menu. Until then pull the emergency release under the right foot, never with the rotor still turning.',
    },
  },
  {
    subject: 'Chamber of the {product} gets too warm',
    description:
      'Samples leave the {product} five degrees warmer than they went in when we run longer than 20 minutes. The air around it is at 22 °C.',
    instruments: ['Corvus 24', 'Corvus Micro', 'Corvus XL'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please make sure that the vents at the back are at least 15 cm from the wall and free of dust.',
    article: {
      title: 'Keeping samples cool during long Corvus runs',
      topic: 'maintenance',
      content:
        'Leave 15 cm of free space behind the instrument and vacuum the vents every three months. Runs above 12,000 rpm warm the chamber by about four degrees in 20 minutes. For sensitive samples use the Corvus 48R, which cools during the run.',
    },
  },
  {
    subject: 'Annual speed verification for the {product}',
    description:
      'Our auditor asks for a certificate of the rotor speed of the {product}. The last verification is fourteen months old.',
    instruments: ['Corvus 24', 'Corvus 48R', 'Corvus Micro', 'Corvus XL'],
    category: 'calibration',
    priority: 'low',
    advice: 'We can verify the speed on site within half a day; please name two possible dates.',
    article: {
      title: 'Verifying the rotor speed of Corvus centrifuges',
      topic: 'calibration',
      content:
        'Speed is verified once a year with an optical tachometer through the window in the lid. The reading may differ from the display by at most 50 rpm. Field service needs half a day for each instrument and leaves a certificate.',
    },
  },
];

export const ovenProblems: readonly Problem[] = [
  {
    subject: '{product} overshoots its set temperature',
    description:
      'The {product} climbs to 118 °C when set to 105 °C and needs forty minutes to settle. Our drying method allows two degrees.',
    instruments: ['Calida 60', 'Calida 120', 'Calida V30'],
    category: 'fault',
    priority: 'high',
    advice:
      'Please run the automatic tuning at your working temperature with the usual load and tell us the result.',
    article: {
      title: 'Stopping temperature overshoot of Calida ovens',
      topic: 'troubleshooting',
      content:
        'Overshoot appears when the controller was tuned empty and the oven is used full, or the other way round. Start the automatic tuning with a typical load at the working temperature; it takes about an hour. If overshoot stays above three degrees, the sensor has slipped out of its clip.',
    },
  },
  {
    subject: 'Door seal of the {product} is cracked',
    description:
      'The silicone seal of the {product} has a crack of about 6 cm in the lower corner, and the door feels hot there.',
    instruments: ['Calida 60', 'Calida 120'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please order the Calida door gasket kit; changing it takes ten minutes and needs no technician.',
    article: {
      title: 'Changing the door gasket of a Calida oven',
      topic: 'maintenance',
      content:
        'Let the oven cool to room temperature and pull the old gasket out of its groove, starting at a corner. Press the new gasket in with the fitting tool, corners first. Gaskets last about two years at 150 °C and one year above 200 °C.',
    },
  },
  {
    subject: 'Nine-point temperature mapping of the {product}',
    description:
      'For our requalification we need the temperature distribution of the {product} at 60 °C and 180 °C with certificate.',
    instruments: ['Calida 60', 'Calida 120', 'Calida V30'],
    category: 'calibration',
    priority: 'normal',
    advice:
      'We have reserved the mapping set; please confirm that the oven can be empty for one working day.',
    article: {
      title: 'Temperature mapping of Calida ovens at nine points',
      topic: 'calibration',
      content:
        'Nine probes record the empty chamber for two hours at each temperature. A Calida oven in order stays within two degrees of the set value at every point. Plan one working day for two temperatures, and mapping again after every change of the sensor or the fan.',
    },
  },
  {
    subject: 'Fan noise from the {product}',
    description:
      'The {product} started to rattle last Thursday, louder as it gets hotter. The fan can be heard through the closed laboratory door.',
    instruments: ['Calida 60', 'Calida 120', 'Calida HT'],
    category: 'fault',
    priority: 'low',
    advice:
      'Please check that no shelf touches the fan cover and whether the noise stops with the shelves taken out.',
    article: {
      title: 'Rattling fan in Calida ovens',
      topic: 'troubleshooting',
      content:
        'A rattle that grows with heat is usually a shelf that expands into the fan cover. Move the shelf supports one notch forward. If the noise stays with the shelves out, the fan bearing is worn and field service replaces it within the warranty.',
    },
  },
];

export const balanceProblems: readonly Problem[] = [
  {
    subject: 'Readings of the {product} drift',
    description:
      'An empty pan on the {product} drifts by several digits within a minute, mostly in the afternoon. We have adjusted it twice.',
    instruments: ['Librex A220', 'Librex P3200', 'Librex M6'],
    category: 'fault',
    priority: 'high',
    advice: 'Please note where the air outlets are and whether the drift stops when the ventilation is off.',
    article: {
      title: 'Stopping drift of Librex balances',
      topic: 'troubleshooting',
      content:
        'Drift comes from draughts, from warm samples and from static charge, in this order. Close the draft shield, let samples take room temperature for 30 minutes, and put an ioniser next to powders. Leave the balance switched on: it needs two hours to warm up.',
    },
  },
  {
    subject: 'Calibration certificate for the {product} has expired',
    description:
      'The certificate of our {product} ran out last month and the next audit is near. We need the calibration on site.',
    instruments: ['Librex A220', 'Librex P3200', 'Librex M6', 'Librex F60'],
    category: 'calibration',
    priority: 'normal',
    advice:
      'We calibrate on site with class E2 weights; please tell us which measuring range the auditor asks for.',
    article: {
      title: 'Calibrating Librex balances on site',
      topic: 'calibration',
      content:
        'Calibration on site uses weights of class E2 at five points of the range and takes an hour for each balance. The room has to stay within two degrees during the work. Certificates are valid for a year; the laboratory sends a reminder eight weeks before the end.',
    },
  },
  {
    subject: '{product} does not talk to the laboratory system',
    description:
      'Since the update of our laboratory system the {product} is found but no weights arrive. The cable was replaced.',
    instruments: ['Librex A220', 'Librex P3200', 'Librex M6'],
    category: 'software',
    priority: 'normal',
    advice: 'Please set the interface to "print on stability" and the speed to 9,600 baud, then weigh once.',
    article: {
      title: 'Connecting Librex balances to a laboratory system',
      topic: 'software',
      content:
        'Choose "print on stability" in the interface menu, or nothing is sent. Laboratory systems expect 9,600 baud, eight data bits and no parity. After a change of the system, delete the old driver entry before the balance is searched again.',
    },
  },
  {
    subject: 'Display of the {product} stays dark',
    description:
      'The {product} clicks when switched on but the display stays dark. The power supply shows its green light.',
    instruments: ['Librex A220', 'Librex P3200', 'Librex M6', 'Librex F60'],
    category: 'fault',
    priority: 'urgent',
    advice: 'Please unplug it for ten minutes and try again with the keyboard cover taken off.',
    article: {
      title: 'Reviving a dark display on Librex balances',
      topic: 'troubleshooting',
      content:
        'Unplug the balance for ten minutes so that the display controller restarts. Take off the keyboard cover: liquid under it holds down the standby key. If the display stays dark, ask for a loan balance; the exchange of the display takes five working days.',
    },
  },
];
