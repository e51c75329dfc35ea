/** Known problems of data loggers and photometers. */
import type { Problem } from './problem.ts';

export const dataLoggerProblems: readonly Problem[] = [
  {
    subject: 'Gaps in the records of the {product}',
    description:
      'Three nights of last week are missing in the records of the {product}. The battery symbol shows half full.',
    instruments: ['Tempora T1', 'Tempora H2', 'Tempora Cryo'],
    category: 'fault',
    priority: 'urgent',
    advice: 'Please read the logger by cable: its own memory keeps what the radio link has lost.',
    article: {
      title: 'Filling gaps in Tempora records',
      topic: 'troubleshooting',
      content:
        'Loggers keep ninety days in their own memory, whether or not the radio link works. Read the logger by cable and choose "merge" in the web page: gaps close by themselves. Gaps that stay mean an empty battery; replace it at 20 percent.',
    },
  },
  {
    subject: 'False freezer alarms from the {product}',
    description:
      'The {product} raises an alarm whenever the freezer door is open for more than a minute. The night shift has begun to ignore it.',
    instruments: ['Tempora T1', 'Tempora Cryo'],
    category: 'software',
    priority: 'normal',
    advice: 'Please set the alarm delay to ten minutes and the buffer of the probe to "glycol".',
    article: {
      title: 'Avoiding false alarms with Tempora loggers',
      topic: 'software',
      content:
        'Set an alarm delay of ten minutes, or put the probe into a bottle of glycol that warms as slowly as the goods. Alarms can be limited to hours in which the door should stay shut. Every change of a limit is kept in the audit trail.',
    },
  },
  {
    subject: 'Traceable calibration for the {product}',
    description:
      'We need a traceable calibration of the {product} at three temperatures before the inspection of the cold store.',
    instruments: ['Tempora T1', 'Tempora H2', 'Tempora Cryo'],
    category: 'calibration',
    priority: 'normal',
    advice: 'Please send the loggers with their probes; the calibration takes five working days.',
    article: {
      title: 'Calibrating Tempora loggers and probes',
      topic: 'calibration',
      content:
        'Logger and probe are calibrated together at three temperatures of your choice. The laboratory needs five working days and returns them with new batteries. Exchange loggers with valid certificates can be sent ahead.',
    },
  },
  {
    subject: '{product} loses its radio connection',
    description:
      'The {product} behind the new fire door drops out every evening and comes back in the morning.',
    instruments: ['Tempora T1', 'Tempora H2', 'Tempora Cryo'],
    category: 'installation',
    priority: 'high',
    advice: 'Please tell us how many walls lie between logger and gateway; a second gateway may be needed.',
    article: {
      title: 'Planning the radio range of Tempora loggers',
      topic: 'installation',
      content:
        'A gateway reaches about 80 metres in open halls and three brick walls in buildings. Fire doors and cold room walls of steel end the range. Place a second gateway on the other side; loggers choose the stronger one by themselves.',
    },
  },
];

export const photometerProblems: readonly Problem[] = [
  {
    subject: 'Lamp error at start-up of the {product}',
    description:
      'The {product} reports a lamp error on cold mornings and works after the third try. The lamp counter shows 1,900 hours.',
    instruments: ['Lumenza V1', 'Lumenza UV2', 'Lumenza Plate'],
    category: 'fault',
    priority: 'high',
    advice:
      'The lamp is at its end; please order a spare and warm the instrument up for thirty minutes until then.',
    article: {
      title: 'Lamp errors on Lumenza photometers',
      topic: 'troubleshooting',
      content:
        'Lamps last about 2,000 hours and fail first in the cold. The counter stands in the service menu. Spare lamps are pre-aligned: change them with gloves, reset the counter and run the self-test.',
    },
  },
  {
    subject: 'Absorbance of the {product} too high in the blank',
    description:
      'The blank on the {product} reads 0.06 where it used to read 0.01. We have changed the cuvette and the water.',
    instruments: ['Lumenza V1', 'Lumenza UV2'],
    category: 'fault',
    priority: 'normal',
    advice: 'Please clean the window of the sample compartment with lens paper and repeat the blank empty.',
    article: {
      title: 'High blank values on Lumenza photometers',
      topic: 'maintenance',
      content:
        'Splashes on the window of the sample compartment raise every blank. Clean it with lens paper and ethanol, then run the baseline with nothing in the beam. Quartz cuvettes are a pair: put them the same way round each time.',
    },
  },
  {
    subject: 'Wavelength check of the {product} is due',
    description:
      'The wavelength accuracy of the {product} has to be shown with a holmium filter before our next batch release.',
    instruments: ['Lumenza V1', 'Lumenza UV2', 'Lumenza Plate'],
    category: 'calibration',
    priority: 'normal',
    advice: 'We lend the filter set for a week; please give us the delivery address of the laboratory.',
    article: {
      title: 'Checking the wavelength of Lumenza photometers',
      topic: 'calibration',
      content:
        'The check uses a holmium filter and six of its peaks; each may be off by one nanometre at most. The instrument guides through it in ten minutes and prints a report. Filter sets can be borrowed for a week.',
    },
  },
  {
    subject: 'Export of results from the {product} fails',
    description:
      'The {product} writes empty files to the memory stick since the last update. Printing still works.',
    instruments: ['Lumenza V1', 'Lumenza UV2', 'Lumenza Plate', 'Lumenza Field'],
    category: 'software',
    priority: 'low',
    advice: 'Please format the stick on the instrument itself and export a single result.',
    article: {
      title: 'Exporting results from Lumenza photometers',
      topic: 'software',
      content:
        'Format the memory stick on the instrument itself; sticks above 64 GB are not read. Export needs a method with at least one named result. Firmware 4.1 wrote empty files for names with a slash and is replaced by 4.2.',
    },
  },
];
