/** The cities of the company's offices and customers, with what a traveller needs to know. */

export interface City {
  readonly name: string;
  readonly country: string;
  readonly airport: string;
  readonly currency: string;
  readonly zone: string;
  readonly language: string;
  readonly population: number;
  readonly transfer: string;
  /** Flying time from Munich, in minutes, and hours that its clock is ahead of Munich's. */
  readonly flight: number;
  readonly ahead: number;
  /** A usual early-March day: highest °C, probability of rain in percent. */
  readonly high: number;
  readonly rain: number;
  readonly streets: readonly [string, string, string];
}

const table = `
Munich|Germany|MUC|EUR|Europe/Berlin|German|1510000|S-Bahn S1 or S8, 40 minutes|0|0|9|40|Lindwurmstraße|Nymphenburger Straße|Sendlinger Straße
Hamburg|Germany|HAM|EUR|Europe/Berlin|German|1890000|S-Bahn S1, 25 minutes|80|0|8|55|Hafenkranweg|Alsterufer|Bramfelder Chaussee
Dresden|Germany|DRS|EUR|Europe/Berlin|German|560000|S-Bahn S2, 20 minutes|60|0|8|40|Bautzner Straße|Königsbrücker Landstraße|Zwickauer Straße
Stuttgart|Germany|STR|EUR|Europe/Berlin|German|630000|S-Bahn S2 or S3, 27 minutes|50|0|10|40|Cannstatter Straße|Hedelfinger Straße|Neckarstraße
Vienna|Austria|VIE|EUR|Europe/Vienna|German|1980000|City Airport Train, 16 minutes|65|0|10|35|Brünner Straße|Landstraßer Hauptstraße|Währinger Gürtel
Graz|Austria|GRZ|EUR|Europe/Vienna|German|300000|Regional train S5, 12 minutes|55|0|10|30|Kärntner Straße|Plüddemanngasse|Wiener Straße
Zurich|Switzerland|ZRH|CHF|Europe/Zurich|German|430000|Train, 12 minutes|55|0|9|40|Seefeldstrasse|Hardturmstrasse|Badenerstrasse
Basel|Switzerland|BSL|CHF|Europe/Zurich|German|175000|Bus 50, 18 minutes|60|0|10|40|Klybeckstrasse|Freie Strasse|Hochbergerstrasse
Lyon|France|LYS|EUR|Europe/Paris|French|520000|Rhônexpress tram, 30 minutes|90|0|12|35|Avenue Tony Garnier|Rue de Gerland|Cours Lafayette
Toulouse|France|TLS|EUR|Europe/Paris|French|500000|Airport shuttle bus, 25 minutes|115|0|14|35|Avenue de Grande Bretagne|Rue Bayard|Route de Blagnac
Grenoble|France|GNB|EUR|Europe/Paris|French|160000|Coach, 45 minutes|95|0|12|35|Rue des Martyrs|Cours Jean Jaurès|Avenue Félix Viallet
Milan|Italy|MXP|EUR|Europe/Rome|Italian|1370000|Malpensa Express, 51 minutes|65|0|13|30|Via Ripamonti|Viale Monza|Corso Buenos Aires
Turin|Italy|TRN|EUR|Europe/Rome|Italian|850000|Train, 30 minutes|75|0|13|25|Corso Orbassano|Via Nizza|Corso Francia
Bologna|Italy|BLQ|EUR|Europe/Rome|Italian|390000|Marconi Express monorail, 8 minutes|70|0|13|30|Via Emilia Ponente|Via Stalingrado|Via Indipendenza
Barcelona|Spain|BCN|EUR|Europe/Madrid|Spanish|1650000|Aerobús, 35 minutes|125|0|16|25|Carrer de Pallars|Avinguda Diagonal|Carrer d'Aragó
Bilbao|Spain|BIO|EUR|Europe/Madrid|Spanish|345000|Bus A3247, 20 minutes|130|0|14|50|Gran Vía|Calle Autonomía|Ribera de Deusto
Porto|Portugal|OPO|EUR|Europe/Lisbon|Portuguese|240000|Metro line E, 30 minutes|165|-1|16|50|Rua de Cedofeita|Avenida da Boavista|Rua do Bolhão
Lisbon|Portugal|LIS|EUR|Europe/Lisbon|Portuguese|550000|Metro red line, 25 minutes|185|-1|17|40|Avenida Almirante Reis|Rua da Junqueira|Rua do Alecrim
Manchester|United Kingdom|MAN|GBP|Europe/London|English|570000|Train, 20 minutes|125|-1|9|60|Deansgate|Oxford Road|Trafford Wharf Road
Edinburgh|United Kingdom|EDI|GBP|Europe/London|English|525000|Tram, 30 minutes|145|-1|8|55|Leith Walk|Dalry Road|Morningside Road
Bristol|United Kingdom|BRS|GBP|Europe/London|English|480000|Airport Flyer bus A1, 30 minutes|125|-1|10|50|Whiteladies Road|Redcliffe Way|Gloucester Road
Dublin|Ireland|DUB|EUR|Europe/Dublin|English|590000|Coach, 35 minutes|150|-1|10|55|Thomas Street|Sandyford Road|Ranelagh Road
Cork|Ireland|ORK|EUR|Europe/Dublin|English|225000|Bus 226, 20 minutes|155|-1|10|60|Washington Street|Model Farm Road|Victoria Cross Road
Rotterdam|Netherlands|RTM|EUR|Europe/Amsterdam|Dutch|660000|Bus 33, 25 minutes|95|0|9|55|Schiedamsedijk|Waalhaven Oostzijde|Coolsingel
Eindhoven|Netherlands|EIN|EUR|Europe/Amsterdam|Dutch|245000|Bus 400, 22 minutes|85|0|9|50|Kanaaldijk-Zuid|Boschdijk|Stratumseind
Antwerp|Belgium|ANR|EUR|Europe/Brussels|Dutch|535000|Bus 51, 20 minutes|90|0|9|50|Noorderlaan|Mechelsesteenweg|Turnhoutsebaan
Copenhagen|Denmark|CPH|DKK|Europe/Copenhagen|Danish|660000|Metro M2, 15 minutes|100|0|5|45|Amagerbrogade|Nørrebrogade|Vesterbrogade
Aarhus|Denmark|AAR|DKK|Europe/Copenhagen|Danish|290000|Bus 925X, 50 minutes|105|0|5|45|Silkeborgvej|Randersvej|Skanderborgvej
Gothenburg|Sweden|GOT|SEK|Europe/Stockholm|Swedish|600000|Flygbussarna coach, 25 minutes|115|0|4|45|Lindholmsallén|Första Långgatan|Mölndalsvägen
Stockholm|Sweden|ARN|SEK|Europe/Stockholm|Swedish|985000|Arlanda Express, 18 minutes|135|0|3|40|Sveavägen|Hornsgatan|Lindhagensgatan
Oslo|Norway|OSL|NOK|Europe/Oslo|Norwegian|710000|Flytoget, 20 minutes|135|0|2|40|Trondheimsveien|Gaustadalléen|Akersgata
Trondheim|Norway|TRD|NOK|Europe/Oslo|Norwegian|215000|Coach, 35 minutes|165|0|2|50|Kjøpmannsgata|Elgeseter gate|Innherredsveien
Helsinki|Finland|HEL|EUR|Europe/Helsinki|Finnish|665000|Ring Rail line, 30 minutes|155|1|0|40|Mannerheimintie|Hämeentie|Viikintie
Tampere|Finland|TMP|EUR|Europe/Helsinki|Finnish|255000|Bus 103, 35 minutes|160|1|-1|40|Hämeenkatu|Sammonkatu|Hatanpään valtatie
Tallinn|Estonia|TLL|EUR|Europe/Tallinn|Estonian|455000|Tram 2, 15 minutes|145|1|1|40|Pärnu maantee|Narva maantee|Telliskivi
Gdansk|Poland|GDN|PLN|Europe/Warsaw|Polish|485000|Train, 25 minutes|100|0|5|40|Aleja Grunwaldzka|Ulica Marynarki|Ulica Elbląska
Wroclaw|Poland|WRO|PLN|Europe/Warsaw|Polish|670000|Bus 106, 30 minutes|75|0|8|40|Ulica Legnicka|Ulica Krakowska|Rynek
Brno|Czechia|BRQ|CZK|Europe/Prague|Czech|400000|Bus E76, 20 minutes|65|0|8|35|Vídeňská|Olomoucká|Lidická
Budapest|Hungary|BUD|HUF|Europe/Budapest|Hungarian|1690000|Bus 100E, 40 minutes|80|0|11|30|Váci út|Soroksári út|Bartók Béla út
Ljubljana|Slovenia|LJU|EUR|Europe/Ljubljana|Slovenian|285000|Coach, 40 minutes|55|0|11|35|Celovška cesta|Dunajska cesta|Tržaška cesta
Boston|United States|BOS|USD|America/New_York|English|655000|Silver Line bus, 25 minutes|505|-6|6|40|Commonwealth Avenue|Seaport Boulevard|Harrison Avenue
Toronto|Canada|YYZ|CAD|America/Toronto|English|2790000|UP Express, 25 minutes|545|-6|2|45|Dundas Street West|Eglinton Avenue|Queens Quay
Nagoya|Japan|NGO|JPY|Asia/Tokyo|Japanese|2330000|μ-Sky train, 28 minutes|740|8|13|30|Sakura-dori|Hirokoji-dori|Otsu-dori
Singapore|Singapore|SIN|SGD|Asia/Singapore|English|5900000|MRT, 35 minutes|725|7|32|45|Science Park Drive|Robinson Road|Ayer Rajah Crescent
`;

export const cities: readonly City[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const cells = line.split('|') as [string, string, string, string, string, string, ...string[]];
    const [name, country, airport, currency, zone, language, ...rest] = cells;
    const number = (index: number) => Number(rest[index]);
    return {
      name,
      country,
      airport,
      currency,
      zone,
      language,
      population: number(0),
      transfer: String(rest[1]),
      flight: number(2),
      ahead: number(3),
      high: number(4),
      rain: number(5),
      streets: [String(rest[6]), String(rest[7]), String(rest[8])],
    };
  });

export function cityNamed(name: string): City {
  const city = cities.find((one) => one.name === name);
  if (!city) throw new Error(`The vocabulary has no city ${name}.`);
  return city;
}
