/** The product catalogue: ten families, each of four instruments and two accessories. */

export interface Product {
  readonly name: string;
  /** How people call it when they speak: "Corvus 24". */
  readonly short: string;
  readonly category: string;
  readonly family: string;
  readonly isInstrument: boolean;
  readonly summary: string;
  readonly euros: number;
  readonly weight_kg: number;
}

/** Family, its category, then a line a product: short name, what it is, price, weight, what it is for. */
const families: Readonly<Record<string, readonly [category: string, products: string]>> = {
  Corvus: [
    'centrifuges',
    `Corvus 24|benchtop centrifuge|4850|31|Spins 24 tubes at up to 14,000 rpm; for routine sample preparation.
Corvus 48R|refrigerated centrifuge|9720|58|Keeps 48 tubes at 4 °C during the run; for proteins and blood products.
Corvus Micro|tube centrifuge|1290|6.5|Takes twelve micro tubes; small enough for a safety cabinet.
Corvus XL|floor centrifuge|18400|142|Separates up to six litres a run; for pilot plants and blood banks.
Corvus swing-out|rotor kit|1140|4.2|Swing-out rotor with four buckets for the Corvus 24 and 48R.
Corvus blood-tube|adapter set|185|0.6|Adapters for vacuum blood tubes, set of eight.`,
  ],
  Calida: [
    'ovens',
    `Calida 60|drying oven|2380|44|Dries glassware and samples at up to 250 °C; 60 litres.
Calida 120|drying oven|3460|68|The larger drying oven, 120 litres, with a programmable ramp.
Calida V30|vacuum oven|6890|57|Dries heat-sensitive samples under vacuum; 30 litres.
Calida HT|muffle furnace|7950|95|Ashes and anneals at up to 1,200 °C.
Calida steel|shelf set|210|5.5|Three perforated stainless steel shelves for the Calida 60 and 120.
Calida door|gasket kit|95|0.4|Silicone door gasket with fitting tool.`,
  ],
  Librex: [
    'balances',
    `Librex A220|analytical balance|3980|8.1|Weighs 220 g to a tenth of a milligram, with automatic adjustment.
Librex P3200|precision balance|1760|5.4|Weighs 3.2 kg to a hundredth of a gram; for formulation.
Librex M6|microbalance|12650|11.8|Weighs six grams to a microgram; for filters and reference standards.
Librex F60|floor scale|2240|39|Weighs drums and sacks of up to 60 kg.
Librex class E2|calibration weight set|890|1.9|Weights of one milligram to 200 grams with certificate.
Librex ionising|draft shield|640|3.3|Draft shield that removes static charge from powders.`,
  ],
  Perista: [
    'pumps',
    `Perista 10|dosing pump|1480|4.7|Doses one to ten millilitres a minute; for titration and feeding.
Perista 40|transfer pump|2150|9.2|Moves up to 40 litres an hour without touching the liquid.
Perista Twin|two-channel pump|2990|7.6|Doses two liquids in a fixed ratio.
Perista Vac|diaphragm pump|1890|10.4|Oil-free vacuum of two millibar for ovens and filtration.
Perista silicone|tubing set|78|0.9|Five silicone tubes with colour-coded stoppers.
Perista quick-load|pump head|365|1.1|Pump head that takes new tubing without tools.`,
  ],
  Fluvio: [
    'flow meters',
    `Fluvio S|ultrasonic flow meter|3240|3.8|Measures flow through the pipe wall; no cut, no pressure loss.
Fluvio M|magnetic flow meter|2680|12.5|Measures conductive liquids in pipes of 25 to 100 mm.
Fluvio C|Coriolis flow meter|8450|21|Measures mass flow and density at once; for dosing and custody transfer.
Fluvio G|gas flow controller|1970|2.2|Controls up to 50 litres of gas a minute.
Fluvio clamp-on|sensor pair|720|0.8|Spare ultrasonic sensors with coupling pads.
Fluvio remote|display unit|540|1.3|Shows four flow meters up to 300 m away.`,
  ],
  Tempora: [
    'data loggers',
    `Tempora T1|temperature logger|168|0.2|Logs the temperature of cold rooms and shipments for two years.
Tempora H2|humidity logger|214|0.2|Logs temperature and humidity in warehouses and clean rooms.
Tempora Cryo|freezer logger|395|0.4|Logs freezers and dry shippers down to −196 °C.
Tempora Hub|radio gateway|640|0.7|Collects up to 60 loggers by radio and raises alarms.
Tempora PT100|probe|72|0.1|Stainless steel probe with three metres of cable.
Tempora Cloud|annual licence|480|0|Web access to all loggers of one site, with audit trail.`,
  ],
  Lumenza: [
    'photometers',
    `Lumenza V1|visible photometer|2860|7.9|Measures 340 to 1,000 nm; for water and food laboratories.
Lumenza UV2|spectrophotometer|9340|18.5|Double-beam instrument, 190 to 1,100 nm; for quality control.
Lumenza Plate|microplate reader|13780|16.2|Reads 96 wells in eight seconds.
Lumenza Field|portable photometer|1390|1.4|Battery-powered and waterproof; for sampling points.
Lumenza quartz|cuvette set|330|0.3|Two matched quartz cuvettes, 10 mm.
Lumenza deuterium|lamp|560|0.3|Spare lamp for the Lumenza UV2, pre-aligned.`,
  ],
  Frigora: [
    'chillers',
    `Frigora 300|recirculating chiller|3150|38|Removes 300 watts; cools evaporators and lasers.
Frigora 900|recirculating chiller|5480|64|Removes 900 watts, with a stronger pump for long hoses.
Frigora Mini|bench chiller|1680|17|Quiet compressor-free chiller for one instrument.
Frigora LT|low-temperature circulator|8860|72|Holds a bath at −40 °C within five hundredths of a degree.
Frigora ready-mixed|coolant|64|10|Ten litres of corrosion-inhibited coolant.
Frigora inlet|filter cartridge|38|0.3|Filter for the coolant return, pack of two.`,
  ],
  Tracea: [
    'leak detectors',
    `Tracea H|helium leak detector|19800|48|Finds leaks down to a trillionth of a millibar litre a second.
Tracea Sniff|hand-held leak detector|4260|3.1|Finds refrigerant and forming-gas leaks on the spot.
Tracea V|vacuum gauge|1240|0.9|Measures from atmosphere to high vacuum with one head.
Tracea Seal|package tester|7390|26|Tests vials and pouches by pressure decay, without spoiling them.
Tracea calibrated|reference leak|980|1.2|Helium leak with certificate, to check detectors.
Tracea flexible|sniffer probe|610|0.5|Sniffer probe with four metres of line.`,
  ],
  Ionara: [
    'water analysers',
    `Ionara pH1|pH meter|890|1.2|Measures pH and temperature, with guided calibration.
Ionara C2|conductivity meter|960|1.2|Measures ultrapure to process water.
Ionara DO3|dissolved oxygen meter|1340|1.3|Optical oxygen measurement without membranes.
Ionara Multi|process controller|2750|4.6|Takes four sensors and controls two dosing pumps.
Ionara gel|pH electrode|145|0.2|Maintenance-free electrode for process water.
Ionara certified|buffer set|58|1.8|Buffers pH 4, 7 and 10, 500 ml each.`,
  ],
};

export const products: readonly Product[] = Object.entries(families).flatMap(([family, [category, lines]]) =>
  lines.split('\n').map((line, index) => {
    const [short, kind, euros, weight, summary] = line.split('|') as [string, string, string, string, string];
    const isInstrument = index < 4;
    return {
      name: `${short} ${kind}`,
      short: isInstrument ? short : `${short} ${kind}`,
      category,
      family,
      isInstrument,
      summary,
      euros: Number(euros),
      weight_kg: Number(weight),
    };
  }),
);

/** Families that customers of an industry buy most. */
export const boughtBy: Readonly<Record<string, readonly string[]>> = {
  optics: ['Frigora', 'Lumenza', 'Tracea', 'Calida'],
  biotechnology: ['Corvus', 'Tempora', 'Perista', 'Lumenza'],
  chemicals: ['Fluvio', 'Perista', 'Calida', 'Ionara'],
  energy: ['Fluvio', 'Tracea', 'Frigora', 'Ionara'],
  food: ['Librex', 'Tempora', 'Ionara', 'Lumenza'],
  aerospace: ['Tracea', 'Calida', 'Librex', 'Frigora'],
  pharmaceuticals: ['Tracea', 'Librex', 'Tempora', 'Calida'],
  automotive: ['Tracea', 'Fluvio', 'Calida', 'Frigora'],
  water: ['Ionara', 'Fluvio', 'Lumenza', 'Perista'],
  medical: ['Corvus', 'Tempora', 'Tracea', 'Librex'],
  semiconductors: ['Tracea', 'Frigora', 'Ionara', 'Fluvio'],
  research: ['Corvus', 'Lumenza', 'Librex', 'Frigora'],
};

/** What a deal about a family may be called; "for" and the customer's name follow. */
export const projects: Readonly<Record<string, readonly string[]>> = {
  Corvus: [
    'Centrifuge renewal',
    'Second sample preparation line',
    'Blood bank fit-out',
    'Protein lab expansion',
  ],
  Calida: ['Oven validation package', 'Furnace room refit', 'Drying line upgrade', 'Vacuum drying pilot'],
  Librex: [
    'Weighing room modernisation',
    'Microbalance trial',
    'Formulation scales replacement',
    'Weight set recertification',
  ],
  Perista: [
    'Dosing skid retrofit',
    'Reagent feed automation',
    'Pump standardisation',
    'Tubing framework agreement',
  ],
  Fluvio: [
    'Pipeline metering rollout',
    'Clamp-on metering pilot',
    'Custody transfer upgrade',
    'Gas panel rebuild',
  ],
  Tempora: [
    'Cold chain monitoring rollout',
    'Freezer farm monitoring',
    'Warehouse climate mapping',
    'Logger fleet renewal',
  ],
  Lumenza: [
    'Photometer replacement',
    'Plate reader evaluation',
    'Quality control lab outfit',
    'Field sampling kits',
  ],
  Frigora: [
    'Laser cooling upgrade',
    'Chiller consolidation',
    'Low-temperature test bench',
    'Cooling loop redesign',
  ],
  Tracea: [
    'Leak test station',
    'Package integrity programme',
    'Vacuum gauge exchange',
    'Helium leak testing contract',
  ],
  Ionara: [
    'Water analysis network',
    'pH control retrofit',
    'Ultrapure water monitoring',
    'Effluent compliance project',
  ],
};
