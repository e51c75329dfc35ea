/** The hotels' names, two or three a city. */

const table = `
Munich: Hotel Isarkiesel; Gasthof Lindwurm; Residenz Königsfelder
Hamburg: Hotel Elbkontor; Pension Speicherblick; Grandhotel Alsterkrone
Dresden: Hotel Zwingerhof; Pension Elbwiese
Stuttgart: Hotel Rebstockhöhe; Neckarherberge; Schlossgarten Palais
Vienna: Hotel Wollzeile; Pension Naschmarkt; Palais Lichtental
Graz: Hotel Murinselblick; Gasthof Schlossberg
Zurich: Hotel Limmatquai; Seefeld Lodge; Baur am Hirschengraben
Basel: Hotel Rheinsprung; Kleinbasler Hof
Lyon: Hôtel des Traboules; Auberge de Gerland; Palais Bellecour
Toulouse: Hôtel de la Brique Rose; Résidence Garonne
Grenoble: Hôtel des Trois Massifs; Auberge de la Bastille
Milan: Albergo Navigli; Locanda Lambrate; Palazzo Brera Milano
Turin: Albergo Mole; Locanda del Valentino
Bologna: Albergo dei Portici; Locanda San Vitale
Barcelona: Hotel Poblenou Mar; Hostal Gràcia; Gran Hotel Diagonal
Bilbao: Hotel Ría de Deusto; Hostal Casco Viejo
Porto: Hotel Ribeira Azul; Casa do Bolhão
Lisbon: Hotel Miradouro; Pensão Alfama; Palácio da Estrela
Manchester: The Cotton Exchange Hotel; Ancoats Lodge; The Deansgate Grand
Edinburgh: The Leith Quay Hotel; Morningside House; The Calton Royal
Bristol: The Harbourside Hotel; Clifton Lodge
Dublin: The Liberties Hotel; Ranelagh House; The Merrion Garden
Cork: The Lee Valley Hotel; Shandon House
Rotterdam: Hotel Maaskade; Herberg Katendrecht
Eindhoven: Hotel De Lichtfabriek; Herberg Stratum
Antwerp: Hotel Scheldekaai; Herberg Het Eilandje
Copenhagen: Hotel Nyhavnsgade; Amager Hus; Palæ Christianshavn
Aarhus: Hotel Åboulevarden; Latinerkvarter Hus
Gothenburg: Hotell Lindholmen; Majorna Vandrarhem
Stockholm: Hotell Kungsholmen; Söder Pensionat; Grand Strandvägen
Oslo: Hotell Akerselva; Grünerløkka Pensjonat; Grand Aker Brygge
Trondheim: Hotell Nidelven; Bakklandet Pensjonat
Helsinki: Hotelli Hakaniemi; Kallio Majatalo; Esplanadi Palatsi
Tampere: Hotelli Koskipuisto; Pispala Majatalo
Tallinn: Hotell Telliskivi; Kalamaja Külalistemaja
Gdansk: Hotel Motlawski; Pensjonat Wrzeszcz
Wroclaw: Hotel Ostrów; Pensjonat Nadodrze
Brno: Hotel Špilberk; Penzion Veveří
Budapest: Hotel Dunapart; Terézváros Panzió; Palota Gellért
Ljubljana: Hotel Ljubljanica; Gostišče Trnovo
Boston: The Seaport Mill; Fenway House; The Commonwealth Grand
Toronto: The Distillery Hotel; Parkdale House
Nagoya: Hotel Sakae Garden; Meieki Inn; Nagoya Castle View
Singapore: Hotel Tanjong; Katong Lodge; The Robinson Grand
`;

export function hotelNames(): Readonly<Record<string, readonly string[]>> {
  const lines = table.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [city = '', names = ''] = line.split(': ');
      return [city, names.split('; ')];
    }),
  );
}
