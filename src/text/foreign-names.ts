// Names of fields and tools in German, French, Spanish and Italian, in English: `lieferant_nr` is a "supplier number".
import pluralize from 'pluralize';
import { table } from '../model/table.ts';

/** Marks taken off, and umlauts that are written in two letters: "Währung" and "waehrung" are one word. */
function fold(word: string): string {
  const plain = ascii.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
  return plain.replace(/([aou])e/g, '$1');
}

const ascii = /^[\0-\x7f]*$/;

/** `english: word word, english: word`: the words of each language, folded; none is an English word. */
function lexicon(text: string): Readonly<Record<string, string>> {
  return table(
    Object.fromEntries(
      text.split(',').flatMap((entry) => {
        const [english = '', words = ''] = entry.split(':').map((part) => part.trim());
        return words.split(/\s+/).map((word) => [fold(word), english]);
      }),
    ),
  );
}

const german = lexicon(`
  number: nummer nr, name: bezeichnung benennung, title: titel, first name: vorname, last name: nachname familienname,
  company: firma unternehmen, customer: kunde, customers: kunden, supplier: lieferant, suppliers: lieferanten,
  article: artikel, product: produkt, products: produkte, product group: warengruppe, stock: bestand lagerbestand,
  minimum stock: mindestbestand, storage location: lagerplatz lagerort, warehouse: lager, price: preis, prices: preise,
  unit price: einzelpreis stückpreis, currency: währung, total: gesamt summe gesamtsumme, amount: betrag,
  net: netto, gross: brutto, tax: steuer, VAT: mwst umsatzsteuer ust, order: bestellung auftrag,
  orders: bestellungen aufträge, invoice: rechnung, invoices: rechnungen, delivery note: lieferschein,
  quote: angebot, quotes: angebote, delivery date: liefertermin lieferdatum, delivery time: lieferzeit,
  delivery: lieferung, deliveries: lieferungen, date: datum, due date: fälligkeit, due: fällig, paid: bezahlt,
  days: tage, week: woche, weeks: wochen, month: monat, months: monate, year: jahr, years: jahre, hour: stunde,
  hours: stunden, minutes: minuten, time: zeit uhrzeit, start: beginn anfang, end: ende, duration: dauer,
  city: ort stadt wohnort, street: strasse, postal code: plz postleitzahl, address: anschrift adresse,
  contact person: ansprechpartner, phone: telefon, description: beschreibung, note: notiz bemerkung anmerkung,
  state: zustand, quantity: menge stückzahl, count: anzahl, weight: gewicht, size: grösse, colour: farbe,
  length: länge, width: breite, height: höhe, employee: mitarbeiter, department: abteilung,
  manager: vorgesetzter leiter, salary: gehalt, room: zimmer raum, rooms: räume, guest: gast, guests: gäste,
  booking: buchung, bookings: buchungen, arrival: anreise ankunft, departure: abreise abfahrt,
  vehicle: fahrzeug, vehicles: fahrzeuge, driver: fahrer, plate: kennzeichen, mileage: kilometerstand,
  doctor: arzt, doctors: ärzte, appointment: termin, appointments: termine, reason: grund, author: autor verfasser,
  publisher: verlag, book: buch, books: bücher, member: mitglied, members: mitglieder, loan: ausleihe,
  project: projekt, projects: projekte, task: aufgabe, tasks: aufgaben, lines: positionen, unit: einheit,
  group: gruppe, category: kategorie, type: typ, result: ergebnis, results: ergebnisse, data: daten,
  error: fehler fehlermeldung, message: meldung nachricht, list: liste, search: suchen suche,
  search text: suchtext suchbegriff, find: finden, show: anzeigen zeigen, get: abrufen holen, from: von, until: bis,
  valid: gültig, active: aktiv, created: erstellt angelegt, changed: geändert, free: frei, date of birth: geburtsdatum,
  teacher: lehrer, student: schüler, class: klasse, course: kurs, courses: kurse, branch: filiale,
  machine: maschine gerät, machines: maschinen geräte, contract: vertrag, contracts: verträge, matches: treffer,
  rent: miete, tenant: mieter, landlord: vermieter, deposit: kaution, daily rate: tagespreis tagessatz, part: bauteil,
  employee number: personalnummer, employees: angestellte, fee: gebühr, repair: reparatur, repairs: reparaturen,
  car: auto, cars: autos, seat: sitzplatz, line: linie, trip: fahrt, trips: fahrten, flat: wohnung, flats: wohnungen,
  house: haus, area: fläche, school: schule, subject: fach, exam: prüfung, dish: gericht, menu: speiseplan,
  opening hours: öffnungszeiten, price list: preisliste, shift: schicht, shifts: schichten, holiday: urlaub,
  search term: suchwort, maintenance: wartung, location: standort,
  publication year: erscheinungsjahr, pages: seiten seitenzahl, copies: exemplare, copy: exemplar, genre: gattung,
  reader: leser, readers: leserinnen, loans: ausleihen, account: konto, accounts: konten, fees: gebühren,
  open: offen offene offener, returned: zurückgegeben, extensions: verlängerungen, extend: verlängern,
  extension: verlängerung, borrowed: ausgeliehen entliehen, district: stadtteil bezirk stadtbezirk ortsteil,
  member since: mitgliedseit, locked: gesperrt, age: lebensalter, gender: geschlecht, species: tierart,
  animals: tiere, keeper: pfleger tierpfleger, enclosure: gehege, feed: futter,
  feeding: fütterung, feedings: fütterungen, value: wert, values: werte, average: durchschnitt, hall: halle,
  event: veranstaltung, events: veranstaltungen, ticket: eintrittskarte, tickets: eintrittskarten karten,
  performance: vorstellung aufführung, performances: vorstellungen aufführungen, theatre: theater, stage: bühne,
  row: reihe, rows: reihen, seats: sitzplätze plätze, singer: sänger, choir: chor,
  rehearsals: proben, concert: konzert, concerts: konzerte, composer: komponist, piece: stück,
  voice: stimme stimmlage, conductor: dirigent, recipe: rezept, recipes: rezepte,
  ingredient: zutat, ingredients: zutaten, servings: portionen, preparation: zubereitung, difficulty: schwierigkeit,
  cooking time: kochzeit, baking time: backzeit, calories: kalorien, nurse: pflegekraft,
  patients: patienten, treatment: behandlung, treatments: behandlungen, practice: praxis,
  insurance: versicherung krankenkasse, prescription: verordnung, medication: medikament arzneimittel,
  train: zug, trains: züge, station: bahnhof haltestelle, stations: haltestellen, platform: gleis bahnsteig,
  delay: verspätung, destination: ziel zielort, route: strecke, distance: entfernung, speed: geschwindigkeit,
  passengers: fahrgäste, tours: touren, difficulty level: schwierigkeitsgrad, hut: hütte, huts: hütten,
  beds: betten, bed: bett, altitude: höhenmeter, valley: tal, region: gebiet, owner: eigentümer besitzer inhaber,
  buyer: käufer, seller: verkäufer, sold: verkauft, sale: verkauf, purchase: kauf einkauf, discount: rabatt,
  payment: zahlung, payments: zahlungen, balance: saldo kontostand guthaben, budget: etat, costs: kosten,
  responsible: verantwortlich, person responsible: verantwortlicher zuständiger, team leader: teamleiter,
  priority: priorität, urgent: dringend, done: erledigt, planned: geplant, confirmed: bestätigt, cancelled: storniert abgesagt,
  completed: abgeschlossen, progress: fortschritt, deadline: frist abgabetermin, effort: aufwand, comment: kommentar,
  comments: kommentare, question: frage, answer: antwort, file: datei, files: dateien, folder: ordner, document: dokument,
  documents: dokumente, version: fassung, language: sprache, languages: sprachen, country: staat, region: bundesland,
  municipality: gemeinde, population: einwohner einwohnerzahl, mayor: bürgermeister, association: verein, associations: vereine,
  player: spieler, match: spiel, league: liga, points: punkte, goals: tore,
  kitchen: küche, basement: keller, living area: wohnfläche, rooms: zimmeranzahl, heating: heizung, built: gebaut baujahr,
  year built: baujahr, move in: einzug, available: verfügbar lieferbar, sold out: ausverkauft, colours: farben,
  material: werkstoff, brand: marke, model: modell, manufacturer: hersteller, serial number: seriennummer,
  purchase date: kaufdatum anschaffungsdatum, guarantee: garantie gewährleistung, condition: erhaltungszustand,
  works: werke, work: werk, artist: künstler, painter: maler, exhibition: ausstellung, exhibitions: ausstellungen,
  room number: zimmernummer, date of issue: ausstellungsdatum, salutation: anrede, mobile: handy mobilnummer,
  e mail: mailadresse, remark: hinweis, since: seit, number of pages: seitenanzahl, next: nächste nächster,
  last: letzte letzter, first: erste erster, responsible: zuständig, head: leitung, departments: abteilungen
`);

const romance = lexicon(`
  name: nom nombre nome, first name: prénom, last name: apellido apellidos cognome, title: titre título titolo,
  company: société entreprise empresa azienda, customer: cliente, customers: clientes clienti,
  supplier: fournisseur proveedor fornitore, suppliers: fournisseurs proveedores fornitori,
  product: produit producto prodotto, products: produits productos prodotti, price: prix precio prezzo,
  unit: unitaire unité, currency: devise moneda valuta, amount: montant importe monto importo,
  order: commande pedido ordine, orders: commandes pedidos ordini, invoice: facture factura fattura,
  invoices: factures facturas fatture, delivery: livraison entrega consegna, due date: échéance scadenza vencimiento,
  date: fecha, city: ville ciudad città, country: pays país paese, street: rue calle, address: adresse dirección indirizzo,
  phone: téléphone teléfono telefono, status: statut estado stato état, quantity: quantité cantidad quantità,
  weight: poids peso, size: taille tamaño talla taglia, colour: couleur, length: longueur, floor: étage,
  room: chambre salle habitación stanza, rooms: chambres habitaciones, guest: huésped ospite, guests: huéspedes ospiti,
  doctor: médecin médico, doctors: médecins médicos, specialty: spécialité especialidad, fee: tarif tarifa tariffa,
  birth: naissance nacimiento nascita, time: heure hora ora, hours: heures horas ore,
  duration: durée duración durata, reason: motif motivo, employee: employé empleado, employees: employés empleados,
  department: departamento, start: début inicio, end: fin, member: membre, members: membres, author: auteur autore,
  book: livre libro, books: livres libros, borrowed: emprunt, note: remarque, category: catégorie categoría,
  year: année año anno, month: mois mes mese, day: jour día giorno, days: jours días giorni, week: semaine semana,
  result: résultat resultado, results: résultats resultados risultati, data: données datos, error: erreur errore,
  number: numéro, list: liste, search: recherche rechercher chercher buscar, available: disponible disponibles, gross: brut,
  tax: taxe, VAT: tva, student: élève étudiant alumno, students: élèves étudiants alumnos, teacher: professeur profesor,
  class: classe, vehicle: véhicule vehículo, driver: conducteur chauffeur, arrival: arrivée llegada arrivo,
  project: projet, projects: projets, task: tâche, tasks: tâches, line: ligne, lines: lignes, code: código codice,
  type: tipo, description: descripción descrizione, patient: paciente paziente, patients: pacientes,
  appointment: rdv cita, appointments: citas, stock: existencias, loan: prêt préstamo prestito, loans: prêts préstamos prestiti,
  subscriber: abonné abonada abonado abbonato, subscribers: abonnés abonados abbonati, renewals: prolongations, renewal: prolongation,
  return: retour devolución restituzione, borrowed: emprunté prestado prestato, registered: inscrit inscrito iscritto,
  created: créé creado creato, changed: modifié modificado modificato, copies: exemplaires ejemplares esemplari,
  fine: amende multa, title: titolo, reservation: réservation reserva prenotazione, reservations: réservations reservas prenotazioni,
  invoice: facturation, ordered: commandé, paid: payé pagado pagato, delivered: entregado consegnato,
  nurse: infirmier infirmière enfermera, ward: pavillon, bed: lit, text: texte texto testo,
  animal: animales animaux animali, animals: animales animaux animali, species: especie espèce specie, age: edad âge età,
  keeper: cuidador soigneur, keepers: cuidadores soigneurs, enclosure: recinto enclos, habitat: hábitat,
  diet: dieta régime, feeding: alimentación, birth date: fechanacimiento, sex: sexo sexe sesso, gender: género genere,
  genre: género genre, origin: origen origine, health: salud santé salute, vet: veterinario vétérinaire,
  visit: visita visite, visits: visitas visites, treatment: tratamiento traitement trattamento, treatments: tratamientos traitements,
  notes: notas remarques observaciones, observation: observación, height: altura hauteur altezza, width: ancho largeur,
  capacity: capacidad capacité capacità aforo, zone: zona, section: sección, seat: asiento butaca posto, seats: asientos butacas posti,
  row: fila rangée, play: obra pièce, performance: función représentation, performances: funciones représentations,
  theatre: teatro théâtre, event: evento événement, events: eventos événements eventi, ticket: entrada billete billet biglietto,
  tickets: entradas billetes billets biglietti, sold: vendido vendidos vendus venduto, choir: coro chœur chorale,
  singer: cantante chanteur, singers: cantantes chanteurs cantanti, voice: voz voix voce, rehearsal: ensayo répétition prova,
  rehearsals: ensayos répétitions, concert: concierto concerto, concerts: conciertos concerti, composer: compositor compositeur,
  work: œuvre, works: œuvres opere, recipe: receta recette ricetta, recipes: recetas recettes ricette,
  ingredient: ingrediente ingrédient, ingredients: ingredientes ingrédients ingredienti, servings: raciones porciones,
  difficulty: dificultad difficulté difficoltà, preparation: preparación préparation preparazione, cooking: cocción cuisson,
  dish: plato plat piatto, dishes: platos plats piatti, wine: vino, wines: vinos vins vini, winery: bodega,
  grape: uva cépage, vintage: añada millésime, region: región région regione, province: provincia, municipality: municipio,
  population: población, school: escuela école scuola, course: curso corso, courses: cursos corsi cours, grade: nota calificación,
  balance: saldo solde, account: cuenta compte conto, accounts: cuentas comptes conti, payment: pago paiement pagamento,
  payments: pagos paiements pagamenti, rent: alquiler loyer affitto, rental: arriendo, property: inmueble, owner: propietario propriétaire proprietario,
  tenant: inquilino locataire inquilini, flat: piso appartement appartamento, house: casa maison, surface: superficie,
  bedrooms: dormitorios, bathrooms: baños, garage: garaje, model: modelo modèle modello, brand: marca marque,
  plate: matrícula immatriculation targa, mileage: kilometraje kilométrage, fuel: combustible carburant carburante,
  workshop: taller atelier, repair: reparación réparation riparazione, repairs: reparaciones réparations,
  maintenance: mantenimiento entretien manutenzione, cost: costo coste coût, discount: descuento remise sconto,
  language: idioma langue lingua, languages: idiomas langues lingue, pages: páginas pagine, publisher: editorial éditeur editore,
  publication: publicación pubblicazione, position: poste, salary: salario sueldo salaire stipendio, team: equipo équipe squadra,
  player: jugador joueur giocatore, players: jugadores joueurs giocatori, goals: goles buts, points: puntos punti,
  match: partido, matches: partidos partite, season: temporada saison stagione, route: ruta itinéraire percorso,
  distance: distancia distanza, stop: parada arrêt fermata, stops: paradas arrêts, station: estación gare stazione,
  train: tren treno, trains: trenes treni, delay: retraso retard ritardo, passenger: pasajero passager, passengers: pasajeros passagers,
  email: correo courriel, active: activo actif attivo, pending: pendiente, cancelled: cancelado annulé, confirmed: confirmado confirmé,
  open: abierto ouvert aperto, closed: cerrado fermé chiuso, priority: prioridad priorité priorità, owner: dueño, assigned: asignado,
  responsible: responsable, total: totale, maximum: máximo massimo, minimum: mínimo minimo, next: próximo próxima prochain,
  last: último última dernier dernière, expiry: caducidad, valid: válido, until: hasta, since: desde depuis, born: nacido nacida
`);

/** Several words that are one in English, and a word that is a German one only where it is alone. */
const phrases = table({
  'rendez vous': 'appointment',
  'date naissance': 'date of birth',
  'fecha nacimiento': 'date of birth',
  'fecha de nacimiento': 'date of birth',
  'mitglied seit': 'member since',
  'anzahl exemplare': 'number of copies',
  'medecin traitant': 'family doctor',
  'code postal': 'postal code',
  land: 'country',
});

/** Of German compounds, what may come first and last: `Rechnungsdatum` is the invoice date. */
const firsts = lexicon(`
  order: bestell auftrags, delivery: liefer, purchase: einkaufs, sales: verkaufs, minimum: mindest, maximum: höchst,
  storage: lager, invoice: rechnungs, customer: kunden, supplier: lieferanten, article: artikel, product: produkt,
  total: gesamt, unit: einzel stück, net: netto, gross: brutto, employee: mitarbeiter, project: projekt, room: zimmer raum,
  booking: buchungs, vehicle: fahrzeug, patient: patienten, appointment: termin, payment: zahlungs, tax: steuer,
  member: mitglieds, course: kurs, department: abteilungs, due: fälligkeits, issue: ausstellungs,
  creation: erstellungs, rental: miet, contract: vertrags, daily: tages, monthly: monats, yearly: jahres, weekly: wochen,
  publication: erscheinungs, birth: geburts, seat: sitz, entry: eintritts, school: schul, training: ausbildungs, travel: reise,
  hourly: stunden, machine: geräte maschinen, repair: reparatur, maintenance: wartungs
`);
const lasts = lexicon(`
  number: nummer nr, date: datum termin, price: preis, amount: betrag, total: summe, quantity: menge, stock: bestand,
  time: zeit, type: typ, group: gruppe, costs: kosten, count: anzahl, name: name bezeichnung, address: adresse,
  year: jahr, place: ort platz, group: gruppe, class: klasse, level: grad, limit: grenze, days: tage, status: status, lines: positionen, start: beginn, end: ende, rate: satz, fee: gebühr, duration: dauer
`);

/** Particles between the words of a Romance name: `date_de_livraison`. */
const particles = new Set('de du des d la le les del di da'.split(' '));

/** What a Romance name begins with although it is the last word in English: `prix_unitaire`, `fecha_entrega`. */
const heads = new Set(
  'date number code name title type amount price time address id quantity status city fee duration'.split(
    ' ',
  ),
);
/** English as they stand, and behind the noun in a Romance name. */
const following = new Set(['total', 'net', 'postal', 'minimum', 'maximum', 'client']);

interface Read {
  readonly english: string;
  readonly isRomance: boolean;
}

/** A word of a name; before another, a plural is a part of that: the `kunden_nr` is a customer's number. */
function readWord(word: string, isLast = true): Read | undefined {
  const folded = fold(word);
  const alone = isLast ? (german[folded] ?? firsts[folded]) : (firsts[folded] ?? german[folded]);
  const ofGerman = alone ?? compound(folded);
  if (ofGerman !== undefined) return { english: ofGerman, isRomance: false };
  const ofRomance = romance[folded] ?? pluralOfRomance(folded);
  return ofRomance === undefined ? undefined : { english: ofRomance, isRomance: true };
}

/** Plurals that are formed as in English: the `recintos` are enclosures. */
function pluralOfRomance(folded: string): string | undefined {
  const one = /[aeo]s$/.test(folded) ? romance[folded.slice(0, -1)] : undefined;
  return one === undefined || one.includes(' ') ? undefined : pluralize.plural(one);
}

/** A word that is longer than this is looked at no further: servers may give names of any length. */
const longestFirst = Math.max(...Object.keys(firsts).map(({ length }) => length));

function compound(folded: string): string | undefined {
  for (let at = 4; at <= Math.min(folded.length - 2, longestFirst); at++) {
    const [first, last] = [firsts[folded.slice(0, at)], lasts[folded.slice(at)]];
    if (first !== undefined && last !== undefined) return `${first} ${last}`;
  }
  return undefined;
}

/** Whether a word of a name is one of these languages'. */
function isRead(word: string): boolean {
  return readWord(word) !== undefined || particles.has(word) || phrases[fold(word)] !== undefined;
}

/** Words that these languages write like English, or nearly so, and what computers have taught all of them. */
const international = new Set(
  (
    'id ids uuid nr no name status email mail code url uri link iban bic isbn ean sku total net min max minimum maximum type info ' +
    'text version format plan bonus hotel restaurant bar film radio tv region service team coach partner client test online ' +
    'offline active ok tag tags key token page limit sort ref km kg cm mm ml l m h s ms sec std pct percent eur usd chf gbp ' +
    'cent cents centimes centime rappen pence euro euros celsius am on le el il per pro is has can date time file data login user position instrument patient ' +
    'start stop end stage material normal minimal maximal international national regional local final'
  ).split(' '),
);

/** How many of some names are in one of these languages. */
export function countForeign(names: readonly (readonly string[])[]): number {
  return names.filter((words) =>
    words.some((word) => readWord(word) !== undefined && !international.has(word)),
  ).length;
}

/** Whether a word of a name in one of these languages is none that is known: then nobody can say in English what it means. */
export function isUntranslated(words: readonly string[]): boolean {
  return words.some((word) => !isRead(word) && !international.has(word) && !/^\d+$/.test(word));
}

/** The words of a name in English where they are in one of these languages; else the same words. */
export function inEnglish(words: readonly string[]): readonly string[] {
  if (words.every((word) => readWord(word) === undefined) && phrases[words.map(fold).join(' ')] === undefined)
    return words;
  // What happens by itself is no German car: `auto_renew`.
  if (words.length > 1 && words[0] === 'auto') return ['auto', ...inEnglish(words.slice(1))];
  // How many there are of what follows: `anzahlSeiten`.
  if (words.length > 1 && fold(words[0] ?? '') === 'anzahl')
    return ['number', 'of', ...inEnglish(words.slice(1))];
  // What was done on a day: `inscrit_le`, `erstellt_am`.
  if (words.length > 1 && /^(?:le|el|il|am)$/.test(words.at(-1) ?? ''))
    return [...inEnglish(words.slice(0, -1)), 'on'];
  const own = words.filter((word) => !particles.has(word));
  const [one = '', two = '', ...others] = own;
  const phrase = phrases[own.slice(0, 2).map(fold).join(' ')];
  if (phrase !== undefined) return [...phrase.split(' '), ...inEnglish(others)];
  const read = own.map(
    (word, at) => readWord(word, at === own.length - 1) ?? { english: word, isRomance: false },
  );
  const [first, second] = read;
  const isTurned =
    read.length === 2 &&
    heads.has(first?.english ?? '') &&
    (second?.isRomance === true || (first?.isRomance === true && following.has(two)));
  // "Nombre" is a name in Spanish, and in French how many there are of what follows.
  if (fold(one) === 'nombre' && two.endsWith('s') && others.length === 0)
    return ['number', 'of', ...inEnglish([two])];
  const turned = isTurned ? read.toReversed() : read;
  return turned.flatMap(({ english }) => english.toLowerCase().split(' '));
}
