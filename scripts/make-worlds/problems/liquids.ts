/** Known problems of pumps, flow meters and water analysers. */
import type { Problem } from './problem.ts';

export const pumpProblems: readonly Problem[] = [
  {
    subject: '{product} doses too little',
    description:
      'The {product} delivers about eight percent less than set after a few hours of running. Fresh tubing helps for a day.',
    instruments: ['Perista 10', 'Perista 40', 'Perista Twin'],
    category: 'fault',
    priority: 'high',
    advice:
      'Please recalibrate the pump after the tubing has run in for thirty minutes and tell us the tubing lot.',
    article: {
      title: 'Correcting the dosing rate of Perista pumps',
      topic: 'troubleshooting',
      content:
        'New tubing softens during its first half hour and then delivers less. Let it run in, collect for ten minutes, weigh, and enter the result in the calibration menu. Tubing that has run 400 hours has to be replaced whatever it looks like.',
    },
  },
  {
    subject: 'Tubing of the {product} split during the night',
    description:
      'The tubing in the {product} split after nine days and half a litre of reagent went over the bench.',
    instruments: ['Perista 10', 'Perista 40', 'Perista Twin'],
    category: 'fault',
    priority: 'urgent',
    advice: 'Please tell us the reagent and its concentration; silicone does not stand every solvent.',
    article: {
      title: 'Choosing tubing for Perista pumps',
      topic: 'maintenance',
      content:
        'Silicone tubing stands water, salts and weak acids. Solvents and strong oxidisers swell it until it splits, usually within two weeks; use fluoropolymer tubing for them. The leak sensor in the pump tray stops the pump if it is switched on in the safety menu.',
    },
  },
  {
    subject: 'Remote control of the {product} over the analogue input',
    description:
      'We want to drive the {product} with 4 to 20 mA from our controller, but it only runs at full speed or not at all.',
    instruments: ['Perista 10', 'Perista 40', 'Perista Twin'],
    category: 'installation',
    priority: 'normal',
    advice: 'Please check switch 3 behind the cover: it selects current, and is set to voltage when shipped.',
    article: {
      title: 'Driving Perista pumps by a current signal',
      topic: 'installation',
      content:
        'Pumps are shipped for zero to ten volts. Set switch 3 behind the left cover to "current" for 4 to 20 mA and restart the pump. At 4 mA the pump stands still; full speed is reached at 20 mA.',
    },
  },
  {
    subject: 'Motor of the {product} overheats',
    description:
      'The {product} switches itself off after about an hour and shows the thermometer symbol. The housing is too hot to touch.',
    instruments: ['Perista 10', 'Perista 40', 'Perista Twin', 'Perista Vac'],
    category: 'fault',
    priority: 'high',
    advice: 'Please look whether the pump head turns freely by hand with the tubing taken out.',
    article: {
      title: 'Overheating motors in Perista pumps',
      topic: 'troubleshooting',
      content:
        'A stiff pump head makes the motor draw more current than it can cool away. Take the tubing out and turn the rollers by hand; they have to move without resistance. Clean and grease them, and keep the room below 40 °C.',
    },
  },
];

export const flowMeterProblems: readonly Problem[] = [
  {
    subject: 'Zero drift of the {product}',
    description:
      'With the valve shut the {product} still shows 0.4 litres a minute. The value moves with the temperature of the pipe.',
    instruments: ['Fluvio S', 'Fluvio M', 'Fluvio C'],
    category: 'fault',
    priority: 'high',
    advice:
      'Please fill the pipe completely, shut both valves and start the zero adjustment at working temperature.',
    article: {
      title: 'Adjusting the zero of Fluvio flow meters',
      topic: 'calibration',
      content:
        'Zero is adjusted with a full pipe that stands still, at working temperature. Shut the valves on both sides and wait ten minutes before starting the adjustment. Air bubbles are the usual cause when the zero will not settle.',
    },
  },
  {
    subject: 'No signal from the {product} after installation',
    description:
      'The {product} was installed on Monday and shows "no signal". The straight run before it is only four pipe diameters.',
    instruments: ['Fluvio S', 'Fluvio M', 'Fluvio C'],
    category: 'installation',
    priority: 'normal',
    advice:
      'Please send a photo of the place; at least ten diameters of straight pipe are needed before the meter.',
    article: {
      title: 'Where to install Fluvio flow meters',
      topic: 'installation',
      content:
        'Leave ten pipe diameters of straight pipe before the meter and five behind it. Mount sensors at the side of horizontal pipes, never on top, where air gathers. Renew the coupling pads whenever a sensor is moved.',
    },
  },
  {
    subject: 'Flow total of the {product} jumps back',
    description:
      'The totaliser of the {product} lost about 300 cubic metres overnight. Our water balance no longer closes.',
    instruments: ['Fluvio S', 'Fluvio M', 'Fluvio C'],
    category: 'software',
    priority: 'high',
    advice: 'Please read the event log under "service" and tell us whether it shows a restart.',
    article: {
      title: 'Totaliser of Fluvio flow meters loses counts',
      topic: 'software',
      content:
        'The totaliser is saved once an hour; a power failure loses what was counted since. Firmware 2.6 saves it at every litre. Supply the meter from a buffered line where totals are used for billing.',
    },
  },
  {
    subject: 'Recalibration of the {product} with certificate',
    description:
      'The {product} has been in use for two years and our quality plan asks for a recalibration at three flow rates.',
    instruments: ['Fluvio S', 'Fluvio M', 'Fluvio C', 'Fluvio G'],
    category: 'calibration',
    priority: 'low',
    advice: 'Please send the meter to our laboratory in Munich; a loan meter leaves here the same day.',
    article: {
      title: 'Sending Fluvio flow meters to recalibration',
      topic: 'calibration',
      content:
        'The laboratory in Munich recalibrates at three flow rates within eight working days. Rinse the meter and enclose a declaration of the liquids it has seen. A loan meter can bridge the time and is free of charge under a maintenance contract.',
    },
  },
];

export const waterAnalyserProblems: readonly Problem[] = [
  {
    subject: 'Slow response of the {product}',
    description:
      'The {product} needs more than three minutes to settle, where it took thirty seconds in autumn. Calibration still passes.',
    instruments: ['Ionara pH1', 'Ionara DO3', 'Ionara Multi'],
    category: 'fault',
    priority: 'normal',
    advice:
      'Please clean the sensor in dilute acid for ten minutes and store it in storage solution overnight.',
    article: {
      title: 'Slow sensors on Ionara water analysers',
      topic: 'maintenance',
      content:
        'A film of lime or fat slows every sensor. Clean lime with dilute hydrochloric acid and fat with a mild detergent, ten minutes each, and rinse. Electrodes that still need more than two minutes are worn out; they last about eighteen months.',
    },
  },
  {
    subject: 'Calibration of the {product} fails at the second buffer',
    description:
      'The {product} accepts the first buffer and then reports "slope too low". We have opened a new bottle.',
    instruments: ['Ionara pH1', 'Ionara Multi'],
    category: 'calibration',
    priority: 'high',
    advice: 'Please check the expiry date of the buffers and tell us the slope that the display shows.',
    article: {
      title: 'Calibration of Ionara meters stops with a low slope',
      topic: 'calibration',
      content:
        'A slope below 85 percent means an old electrode or a contaminated buffer. Pour fresh buffer for every calibration and never back into the bottle. Rinse with the next buffer, not with water, and wait for the stable sign.',
    },
  },
  {
    subject: 'Alarm relay of the {product} does not switch',
    description:
      'The value exceeds the limit set in the {product}, the alarm shows on the display, but the relay stays open.',
    instruments: ['Ionara Multi'],
    category: 'installation',
    priority: 'high',
    advice: 'Please check whether the relay is set to "fail-safe": the contact is then inverted.',
    article: {
      title: 'Setting the alarm relays of Ionara analysers',
      topic: 'installation',
      content:
        'Relays can be set to "normal" or "fail-safe"; the second opens on alarm and on loss of power. The delay before an alarm is 30 seconds when shipped. Test the relay from the service menu before the line is started.',
    },
  },
  {
    subject: 'Wrong temperature compensation in the {product}',
    description: 'At 8 °C the {product} reads clearly lower than our reference method, at 25 °C both agree.',
    instruments: ['Ionara pH1', 'Ionara C2', 'Ionara Multi'],
    category: 'software',
    priority: 'normal',
    advice: 'Please tell us which compensation is chosen in the menu, "linear" or "natural water".',
    article: {
      title: 'Temperature compensation in Ionara analysers',
      topic: 'software',
      content:
        'Choose "natural water" for surface and drinking water and "linear" with two percent a degree for salt solutions. The wrong choice shows below 15 °C first. Check the temperature sensor against a thermometer once a year.',
    },
  },
  {
    subject: 'Readings of the {product} differ from the laboratory',
    description:
      'The {product} at the outlet and our laboratory differ by more than ten percent, always in the same direction.',
    instruments: ['Ionara pH1', 'Ionara C2', 'Ionara DO3', 'Ionara Multi'],
    category: 'calibration',
    priority: 'normal',
    advice:
      'Please take the sample next to the sensor and measure it within five minutes at the same temperature.',
    article: {
      title: 'Comparing Ionara readings with the laboratory',
      topic: 'calibration',
      content:
        'Samples change on their way to the laboratory: they lose oxygen and take up carbon dioxide. Take the sample next to the sensor and measure within five minutes at the same temperature. If a difference stays, adjust the analyser by one point to the laboratory value.',
    },
  },
];
