/** The company's own people, and the rooms they meet in. */

export interface Employee {
  readonly name: string;
  readonly job_title: string;
  readonly department: string;
  readonly city: string;
  readonly languages: readonly string[];
  /** The manager's name; the head of the company has none. */
  readonly manager: string | null;
  readonly joined_on: string;
}

const staff = `
Anneliese Brennick|Managing director|management|Munich|German, English||2004-03-01
Tomasz Wierzbicki|Head of sales|management|Munich|Polish, German, English|Anneliese Brennick|2011-09-01
Rosalind Achebe|Head of customer service|management|Manchester|English, French|Anneliese Brennick|2013-02-18
Ulrich Fassbender|Head of engineering|management|Munich|German, English|Anneliese Brennick|2008-06-01
Giulia Santarelli|Chief financial officer|management|Munich|Italian, German, English|Anneliese Brennick|2016-01-11
Henrike Oldenburg|Key account manager|sales|Munich|German, English|Tomasz Wierzbicki|2014-04-01
Lukas Zellweger|Account manager, Switzerland and Austria|sales|Munich|German, French, English|Tomasz Wierzbicki|2018-10-15
Chiara Mondello|Account manager, Italy|sales|Munich|Italian, English|Tomasz Wierzbicki|2019-05-06
Benoît Garcin|Account manager, France|sales|Lyon|French, English|Tomasz Wierzbicki|2015-08-24
Amaia Urrutia|Account manager, Iberia|sales|Lyon|Spanish, Portuguese, French|Tomasz Wierzbicki|2020-02-03
Callum Strachan|Account manager, United Kingdom|sales|Manchester|English|Tomasz Wierzbicki|2017-03-13
Niamh Corcoran|Account manager, Ireland and Benelux|sales|Manchester|English, Dutch|Tomasz Wierzbicki|2021-06-01
Freja Lundgaard|Account manager, Nordics|sales|Munich|Danish, Swedish, Norwegian, English|Tomasz Wierzbicki|2018-01-08
Radka Novotná|Account manager, Eastern Europe|sales|Munich|Czech, Polish, German, English|Tomasz Wierzbicki|2022-03-01
Marcus Delacruz|Account manager, Americas|sales|Boston|English, Spanish|Tomasz Wierzbicki|2019-11-04
Keiko Amamiya|Account manager, Asia|sales|Munich|Japanese, English|Tomasz Wierzbicki|2020-09-14
Sven Kallstadt|Support engineer, thermal products|support|Munich|German, English|Rosalind Achebe|2016-05-02
Parisa Golshani|Support engineer, optics and photometry|support|Munich|German, English, Persian|Rosalind Achebe|2019-08-19
Owen Llewellyn|Support engineer, weighing and dosing|support|Manchester|English, Welsh|Rosalind Achebe|2015-11-30
Mathilde Verdier|Support engineer, flow and water|support|Lyon|French, English|Rosalind Achebe|2020-04-20
Deepak Raghunathan|Support engineer, data systems|support|Manchester|English, Hindi|Rosalind Achebe|2021-01-11
Jolanda Imhof|Support engineer, vacuum and leak testing|support|Munich|German, French, Italian|Rosalind Achebe|2018-07-02
Stuart Penhaligon|Support coordinator|support|Manchester|English|Rosalind Achebe|2014-09-08
Valentin Hübner|Field service engineer|service|Munich|German, English|Rosalind Achebe|2017-10-02
Élodie Charrier|Field service engineer|service|Lyon|French, Spanish|Rosalind Achebe|2018-03-26
Gwen Fairbrother|Field service engineer|service|Manchester|English|Rosalind Achebe|2022-05-16
Andre Whitcombe|Field service engineer|service|Boston|English|Rosalind Achebe|2020-10-05
Ludmila Sedláková|Calibration laboratory manager|service|Munich|Czech, German, English|Rosalind Achebe|2012-02-01
Jasper Vandenberghe|Mechanical design engineer|engineering|Munich|Dutch, German, English|Ulrich Fassbender|2019-02-11
Noor El-Khatib|Firmware engineer|engineering|Munich|Arabic, German, English|Ulrich Fassbender|2021-09-06
Siegfried Amrhein|Product manager, thermal products|engineering|Munich|German, English|Ulrich Fassbender|2010-11-15
Tamsin Ogilvie|Product manager, analytical products|engineering|Manchester|English, German|Ulrich Fassbender|2016-08-22
Emre Karahan|Production planner|production|Munich|Turkish, German|Ulrich Fassbender|2013-05-13
Dagmar Pfeiffer|Quality manager|production|Munich|German, English|Ulrich Fassbender|2009-10-01
Rafael Monteiro|Logistics manager|logistics|Munich|Portuguese, German, English|Giulia Santarelli|2015-01-19
Svenja Timmermann|Shipping coordinator|logistics|Munich|German, English|Rafael Monteiro|2022-08-01
Beate Kronfeld|Accounts receivable manager|finance|Munich|German, English|Giulia Santarelli|2012-06-04
Harvey Nakamura|Financial controller|finance|Boston|English, Japanese|Giulia Santarelli|2021-04-12
Clémence Rivoire|Marketing manager|marketing|Lyon|French, English|Tomasz Wierzbicki|2019-09-23
Philippa Marchbanks|People and culture manager|people|Manchester|English|Anneliese Brennick|2017-12-04
`;

export const employees: readonly Employee[] = staff
  .trim()
  .split('\n')
  .map((line) => {
    const [name, job_title, department, city, languages, manager, joined_on] = line.split('|') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      name,
      job_title,
      department,
      city,
      languages: languages.split(', '),
      manager: manager || null,
      joined_on,
    };
  });

const rooms = `
Zugspitze|Munich|4|16|screen, video, whiteboard, phone
Watzmann|Munich|4|10|screen, video, whiteboard
Karwendel|Munich|3|8|screen, whiteboard
Wendelstein|Munich|3|6|screen, phone
Benediktenwand|Munich|2|4|whiteboard
Demonstration laboratory|Munich|0|12|screen, fume hood, demo bench
Ancoats|Manchester|2|12|screen, video, whiteboard, phone
Castlefield|Manchester|2|6|screen, whiteboard
Chorlton|Manchester|1|4|phone
Salford demo bay|Manchester|0|8|screen, demo bench
Croix-Rousse|Lyon|3|10|screen, video, whiteboard
Fourvière|Lyon|3|6|screen, phone
Confluence|Lyon|1|4|whiteboard
Beacon Hill|Boston|5|10|screen, video, whiteboard, phone
Back Bay|Boston|5|6|screen, phone
Fenway|Boston|5|4|whiteboard
`;

export const meetingRooms = rooms
  .trim()
  .split('\n')
  .map((line) => {
    const [name, city, floor, capacity, equipment] = line.split('|') as [
      string,
      string,
      string,
      string,
      string,
    ];
    return { name, city, floor: Number(floor), capacity: Number(capacity), equipment: equipment.split(', ') };
  });

/** Which account manager looks after a country's customers. */
export const accountManagers: Readonly<Record<string, string>> = {
  Germany: 'Henrike Oldenburg',
  Austria: 'Lukas Zellweger',
  Switzerland: 'Lukas Zellweger',
  Italy: 'Chiara Mondello',
  France: 'Benoît Garcin',
  Spain: 'Amaia Urrutia',
  Portugal: 'Amaia Urrutia',
  'United Kingdom': 'Callum Strachan',
  Ireland: 'Niamh Corcoran',
  Netherlands: 'Niamh Corcoran',
  Belgium: 'Niamh Corcoran',
  Denmark: 'Freja Lundgaard',
  Sweden: 'Freja Lundgaard',
  Norway: 'Freja Lundgaard',
  Finland: 'Freja Lundgaard',
  Estonia: 'Freja Lundgaard',
  Poland: 'Radka Novotná',
  Czechia: 'Radka Novotná',
  Hungary: 'Radka Novotná',
  Slovenia: 'Radka Novotná',
  'United States': 'Marcus Delacruz',
  Canada: 'Marcus Delacruz',
  Japan: 'Keiko Amamiya',
  Singapore: 'Keiko Amamiya',
};
