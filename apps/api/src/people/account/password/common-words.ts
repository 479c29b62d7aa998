/**
 * Words from which passwords are guessed first: common passwords, German and English words and names, months, the words
 * of administration and of this product, and all municipalities of North Rhine-Westphalia.
 */
const words = `
passwort kennwort geheim hallo willkommen anmeldung anmelden einloggen zugang zugangsdaten benutzer nutzer admin
administrator test tester probe beispiel muster mustermann musterfrau liebe liebling schatz schatzi sonne
sonnenschein mond sterne stern himmel engel engelchen prinzessin prinz koenig königin koenigin könig kaiser
fussball fußball bayern münchen muenchen dortmund borussia schalke werder bremen hamburg berlin köln koeln
frankfurt stuttgart düsseldorf duesseldorf leipzig dresden hannover nürnberg nuernberg deutschland germany
europa österreich oesterreich schweiz nordrhein westfalen nordrheinwestfalen nrw ruhrgebiet rheinland sommer
winter frühling fruehling herbst januar februar märz maerz april mai juni juli august september oktober november
dezember montag dienstag mittwoch donnerstag freitag samstag sonntag mama papa mutter vater oma opa bruder
schwester familie kinder baby hund katze kater pferd maus hase baer bär tiger löwe loewe adler wolf fuchs vogel
fisch schmetterling elefant affe drache blume rose tulpe baum wald wiese garten haus hausboot auto fahrrad
motorrad mercedes porsche audi volkswagen opel ferrari computer rechner tastatur bildschirm internet telefon
handy drucker büro buero kaffee kuchen schokolade bier wein pizza apfel banane erdbeere kirsche kartoffel salat
butter brot käse kaese milch wasser feuer erde luft wind regen schnee gewitter blitz donner regenbogen rot blau
grün gruen gelb schwarz weiss weiß braun grau orange lila rosa gold silber diamant eins zwei drei vier fünf
fuenf sechs sieben acht neun zehn hundert tausend million gut schlecht schön schoen super klasse prima toll geil
cool krass egal immer niemals niemand alles nichts heute morgen gestern abend nacht ichliebedich ichliebe dich
mich ich bin du bist wir sind sie das ist ein eine mein meine dein deine der die und oder nicht auch neu neue
neues alt alte altes lang langes lange sehr sicher sicheres sicherheit stadt stadtverwaltung kommune gemeinde
kreis landkreis rathaus verwaltung amt ämter aemter behörde behoerde dienststelle abteilung fachbereich
jugendamt ordnungsamt sozialamt integration integrationszentrum kommunales integrationsrat mittler mittlerin
mediation mediator mediatorin mediatoren vermittler vermittlung konflikt konfliktmanagement prävention
praevention präventionsplan praeventionsplan lehrgang kurs termin schulung fortbildung ausbildung zertifikat
zertifizierung bescheinigung teilnehmer teilnehmerin trainer trainerin lehrkraft koordinierung
koordinierungsstelle koordination multiplikator multiplikatorin michael thomas andreas peter stefan christian
martin frank klaus wolfgang jürgen juergen uwe bernd dieter werner horst günter guenter heinz hans helmut
manfred gerhard karl josef walter alexander daniel sebastian markus matthias tobias florian jan tim felix lukas
leon paul jonas max maximilian moritz finn noah elias ben luca david simon philipp fabian dennis kevin marcel
patrick sven torsten thorsten anna maria sabine susanne petra monika claudia birgit andrea stefanie stephanie
nicole sandra melanie julia katharina christina christine martina angelika heike ursula renate brigitte karin
helga ingrid gisela elke lisa laura sarah lena lea hannah emma mia sophie sofia marie leonie johanna clara
amelie jana nina jessica jennifer vanessa mandy nadine anja tanja katrin kathrin silke simone ute mueller müller
schmidt schneider fischer weber meyer meier wagner becker schulz hoffmann schäfer schaefer koch bauer richter
klein schröder schroeder neumann zimmermann krüger krueger hofmann hartmann schmitt krause lehmann schmid
schulze maier köhler koehler herrmann mayer huber peters scholz möller moeller jung hahn schubert friedrich
keller günther guenther berger winkler roth beck lorenz baumann franke albrecht schuster ludwig böhm boehm kraus
schumacher krämer kraemer vogt stein jäger jaeger otto gross seidel heinrich brandt haas schreiber graf schulte
dietrich ziegler kuhn kühn kuehn pohl horn busch bergmann voigt sauer arnold wolff pfeiffer password passcode
passphrase pass word secret private letmein welcome login logon signin access master root guest user username
default change changeme please trustno1 monkey dragon shadow sunshine princess football baseball basketball
hockey soccer superman batman spiderman starwars pokemon mickey minnie snoopy charlie george jordan harley
ranger buster hunter killer soldier thunder ginger pepper cookie cheese banana summer spring autumn monday
friday sunday flower lovely loveme iloveyou love you angel angels heaven hello world freedom whatever nothing
something secure security safe correct horse battery staple qwerty qwertz azerty asdf zxcv abc abcd one two
three four five six seven eight nine ten hundred michelle ashley andrew joshua matthew robert amanda william
james john richard maggie bailey tigger purple yellow silver golden black white green blue red server network
system windows microsoft apple google facebook twitter instagram linkedin amazon samsung iphone android office
outlook excel testing demo sample example manager january february march june july october december company
business school college student teacher training certificate municipality city county government public official
my your his her our their the this that is are was mine new old long very good best great nice duisburg essen
krefeld mönchengladbach moenchengladbach mülheim muelheim ruhr oberhausen remscheid solingen wuppertal kleve
mettmann rhein neuss viersen wesel bonn leverkusen städteregion staedteregion aachen düren dueren erft
euskirchen heinsberg oberbergischer rheinisch bergischer sieg bottrop gelsenkirchen münster muenster borken
coesfeld recklinghausen steinfurt warendorf bielefeld gütersloh guetersloh herford höxter hoexter lippe minden
lübbecke luebbecke paderborn bochum hagen hamm herne ennepe hochsauerlandkreis märkischer maerkischer olpe
siegen wittgenstein soest unna
`
  .trim()
  .split(/\s+/);

/** How people lengthen a word without making it harder to guess. */
const endings = ['', 's', 'e', 'n', 'en', 'er', 'in', 'chen', 'lein'];

/** More than 3,000 words in lower case. */
export const commonWords: ReadonlySet<string> = new Set(
  words.flatMap((word) => endings.map((ending) => word + ending)),
);
