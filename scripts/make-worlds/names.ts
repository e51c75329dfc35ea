/** Given and family names of contacts, by the language of the country they work in. */

const lists: Readonly<Record<string, readonly [given: string, family: string]>> = {
  German: [
    'Anneke Bastian Carla Dietmar Frauke Gereon Heike Ingo Jutta Korbinian Leonie Matthis Nadja Ruprecht',
    'Achterberg Brandl Cordes Dornacher Ehrlinger Fehrenbach Gruber Hollerith Kirchmair Lohse Marquardt Ostertag Pichler Wendland',
  ],
  English: [
    'Abigail Callum Deirdre Ewan Fiona Gareth Imogen Jerome Kieran Lorna Maeve Nathaniel Orla Priya Rowan Sinead Tobias Winifred',
    'Ashdown Birchall Callaghan Drummond Elphick Fairweather Gallagher Hathersage Kilbride Lockhart Mulcahy Nesbitt Okafor Pemberton Rahman Sutcliffe Thackeray Whitlock',
  ],
  French: [
    'Adèle Bastien Capucine Étienne Florence Guillaume Hélène Ludovic Margaux Océane',
    'Beaumarchais Chevrier Desrosiers Fontenelle Gaillard Lachapelle Montrond Perrault Rousselin Vasseur',
  ],
  Italian: [
    'Alessia Bruno Chiara Donato Elisabetta Fabrizio Ginevra Lorenzo Ottavia Raffaele',
    'Bellandi Carraro Dell’Orto Ferrante Gambetti Lombardini Montanari Pellegrino Rinaldi Zanotti',
  ],
  Spanish: [
    'Aitana Begoña Ander Iñaki Montserrat Jordi Nerea Oriol',
    'Aguirre Casals Etxeberria Ferrer Lizarraga Puigdollers Rovira Zubizarreta',
  ],
  Portuguese: [
    'Beatriz Duarte Ines Gonçalo Leonor Tiago Matilde Rui',
    'Albuquerque Carvalho Figueiredo Magalhães Nogueira Pacheco Sequeira Tavares',
  ],
  Dutch: [
    'Anouk Bram Femke Joris Lotte Maarten Sanne Wouter',
    'Boersma Dekkers Hendrickx Kuipers Verhaegen Slotboom Terpstra Wijnants',
  ],
  Danish: [
    'Astrid Birger Ditte Frederik Kirsten Mikkel',
    'Abildgaard Bjerregaard Dahlgaard Kjeldsen Lauridsen Vestergaard',
  ],
  Swedish: [
    'Annika Björn Ebba Gustav Linnea Torbjörn Ylva',
    'Almgren Bergdahl Ekblad Hallström Lundvall Sjöblom Wikander',
  ],
  Norwegian: [
    'Eirik Guro Håkon Ingvild Sigrid Torstein',
    'Aasheim Brekke Fjellstad Kvamme Nordahl Solbakken',
  ],
  Finnish: ['Aino Eero Kaisa Lauri Mirja Petteri', 'Haapala Järvelä Kallioniemi Lehtonen Rautio Saarinen'],
  Estonian: ['Kadri Maarja Rasmus Tõnis', 'Kuusik Lepik Raudsepp Tammsalu'],
  Polish: [
    'Agnieszka Bartosz Halina Krzysztof Małgorzata Zbigniew',
    'Borkowska Chmielewski Dąbrowicz Jaworska Mazurek Sobczyk',
  ],
  Czech: ['Bohdana Jaromír Libuše Vojtěch', 'Dvořáček Hronek Kadlecová Vavřík'],
  Hungarian: ['Boglárka Csaba Ildikó Zsolt', 'Baranyi Farkasházy Kerekes Szentpéteri'],
  Slovenian: ['Alenka Borut Maja Primož', 'Golob Kavčič Oblak Zupančič'],
  Japanese: ['Akiko Daisuke Haruka Kenji', 'Fujimori Kuramoto Nishikawa Takeda'],
};

export function namesIn(language: string): { given: string[]; family: string[] } {
  const [given, family] = lists[language] ?? ['', ''];
  return { given: given.split(' '), family: family.split(' ') };
}
