<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>À propos de Cyberwizard</source>
        <translation>About Cyberwizard</translation>
    </message>
    <message>
        <source>Prépare votre dossier d’assurance cyber, sur votre ordinateur, sans Internet.</source>
        <translation>Prepares your cyber insurance file, on your computer, without the Internet.</translation>
    </message>
    <message>
        <source>Information générale, pas un conseil juridique&#x202f;; seul votre contrat fait foi.</source>
        <translation>General information, not legal advice; only your contract is binding.</translation>
    </message>
    <message>
        <source>Textes&#xa0;: version {version}</source>
        <translation>Texts: version {version}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Cyberwizard est un logiciel libre, sous licence MIT.</source>
        <translation>Cyberwizard is free software, under the MIT licence.</translation>
    </message>
    <message>
        <source>Il emploie ces logiciels libres&#xa0;:</source>
        <translation>It uses this free software:</translation>
    </message>
    <message>
        <source>Polices Inter et Source Sans 3 — SIL Open Font License 1.1</source>
        <translation>Inter and Source Sans 3 fonts — SIL Open Font License 1.1</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AccueilPage</name>
    <message>
        <source>Préparez votre dossier d’assurance cyber</source>
        <translation>Prepare your cyber insurance file</translation>
    </message>
    <message>
        <source>Répondez à quelques questions sur votre entreprise. Vous saurez ce qui vous protège, ce que votre contrat peut exclure, et par quoi commencer. À la fin, vous imprimez un dossier à remettre à votre assureur.</source>
        <translation>Answer a few questions about your firm. You will know what protects you, what your contract may exclude, and where to begin. At the end, you print a file to hand to your insurer.</translation>
    </message>
    <message>
        <source>Reprendre ce dossier</source>
        <translation>Resume this file</translation>
    </message>
    <message>
        <source>1. Vous répondez, en une demi-heure ou en plusieurs fois. «&#xa0;Je ne sais pas&#xa0;» est une réponse&#xa0;: le programme vous dit comment vérifier.</source>
        <translation>1. You answer, in half an hour or in several sittings. “I don’t know” is an answer: the program tells you how to check.</translation>
    </message>
    <message>
        <source>2. Vous voyez ce que vos réponses changent&#xa0;: les exclusions à discuter, et un plan, le plus urgent d’abord.</source>
        <translation>2. You see what your answers change: the exclusions to discuss, and a plan, the most urgent first.</translation>
    </message>
    <message>
        <source>3. Vous imprimez votre dossier, vous le relisez, vous le signez, vous le remettez à votre assureur.</source>
        <translation>3. You print your file, read it again, sign it and hand it to your insurer.</translation>
    </message>
    <message>
        <source>Commencer un dossier</source>
        <translation>Start a file</translation>
    </message>
    <message>
        <source>Comment cela se passe</source>
        <translation>How it goes</translation>
    </message>
    <message>
        <source>Ouvrir un dossier…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Voir un exemple complet</source>
        <translation>See a complete example</translation>
    </message>
    <message>
        <source>{percent}&#xa0;% fait</source>
        <translation>{percent}% done</translation>
    </message>
    <message>
        <source>, encore {minutes} min environ</source>
        <translation>, about {minutes} min left</translation>
    </message>
    <message>
        <source>Votre dernier dossier</source>
        <translation>Your last file</translation>
    </message>
    <message>
        <source>Dossiers récents</source>
        <translation>Recent files</translation>
    </message>
    <message>
        <source>Tout reste sur cet ordinateur&#xa0;: le programme n’utilise jamais Internet et n’envoie rien à personne.</source>
        <translation>Everything stays on this computer: the program never uses the Internet and sends nothing to anyone.</translation>
    </message>
    <message>
        <source>Information générale, pas un conseil juridique&#x202f;; seul votre contrat fait foi.</source>
        <translation>General information, not legal advice; only your contract is binding.</translation>
    </message>
</context>
<context>
    <name>ActionCard</name>
    <message>
        <source>Comment faire</source>
        <translation>How to do it</translation>
    </message>
    <message>
        <source>Pourquoi ici&#xa0;: {reason}</source>
        <translation>Why here: {reason}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Enregistrer une copie…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Vos dernières réponses ne sont pas enregistrées.</source>
        <translation>Your last answers are not saved.</translation>
    </message>
    <message>
        <source>Ce dossier est ouvert en lecture seule.</source>
        <translation>This file is open for reading only.</translation>
    </message>
    <message>
        <source>Pour le modifier, enregistrez une copie&#xa0;: elle s’ouvrira à sa place.</source>
        <translation>To change it, save a copy: it will open in its place.</translation>
    </message>
</context>
<context>
    <name>Comment</name>
    <message>
        <source>Ne pas imprimer pour l’assureur</source>
        <translation>Do not print for the insurer</translation>
    </message>
    <message>
        <source>Votre commentaire</source>
        <translation>Your comment</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Rapport&#xa0;: {path}</source>
        <translation>Report: {path}</translation>
    </message>
    <message>
        <source>Le programme a rencontré une erreur. Vos réponses enregistrées sont intactes&#xa0;: vous pouvez continuer, ou fermer puis reprendre.</source>
        <translation>The program met an error. Your saved answers are intact: you can go on, or close and come back.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Ouvrir un dossier</source>
        <translation>Open a file</translation>
    </message>
    <message>
        <source>Dossier Cyberwizard</source>
        <translation>Cyberwizard file</translation>
    </message>
    <message>
        <source>Enregistrement de vos dernières réponses…</source>
        <translation>Saving your last answers…</translation>
    </message>
    <message>
        <source>Enregistrer une copie</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Ouverture de «&#xa0;{name}&#xa0;»…</source>
        <translation>Opening “{name}”…</translation>
    </message>
    <message>
        <source>Ouvrir en lecture seule</source>
        <translation>Open for reading only</translation>
    </message>
    <message>
        <source>Vos dernières réponses ne sont pas enregistrées.</source>
        <translation>Your last answers are not saved.</translation>
    </message>
    <message>
        <source>Enregistrer une copie…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Fermer sans enregistrer</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>La copie est enregistrée&#xa0;: {name}</source>
        <translation>The copy is saved: {name}</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>déplié</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>replié</source>
        <translation>collapsed</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Les exclusions que vos réponses touchent</source>
        <translation>The exclusions that your answers bear on</translation>
    </message>
    <message>
        <source>Ces fiches sont en français.</source>
        <translation>These cards are in French.</translation>
    </message>
    <message>
        <source>Une exclusion est un cas où l’assureur peut refuser de payer. Voici ce que vos réponses en disent aujourd’hui. Ouvrez une fiche pour tout lire.</source>
        <translation>An exclusion is a case where the insurer may refuse to pay. Here is what your answers say about it today. Open a card to read it all.</translation>
    </message>
    <message>
        <source>Information générale, pas un conseil juridique&#x202f;; seul votre contrat fait foi. «&#xa0;Rassurant&#xa0;» ne veut pas dire que l’assureur paiera.</source>
        <translation>General information, not legal advice; only your contract is binding. “Rassurant” (reassuring) does not mean that the insurer will pay.</translation>
    </message>
    <message>
        <source>Montrer les exclusions</source>
        <translation>Show the exclusions</translation>
    </message>
    <message>
        <source>Aucune exclusion ici pour le moment.</source>
        <translation>No exclusion here for the moment.</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>Vos points forts</source>
        <translation>Your strengths</translation>
    </message>
    <message>
        <source>Mon dossier</source>
        <translation>My file</translation>
    </message>
    <message>
        <source>Relisez, complétez ce qui manque, puis créez le PDF à remettre à votre assureur ou à votre courtier.</source>
        <translation>Read it again, complete what is missing, then create the PDF to hand to your insurer or your broker.</translation>
    </message>
    <message>
        <source>Les sept verrous</source>
        <translation>The seven locks</translation>
    </message>
    <message>
        <source>Ce que les assureurs regardent d’abord, dans cet ordre.</source>
        <translation>What insurers look at first, in this order.</translation>
    </message>
    <message>
        <source>Réponses qui se contredisent</source>
        <translation>Answers that contradict each other</translation>
    </message>
    <message>
        <source>Corrigez‑les avant d’imprimer&#xa0;: le dossier vous engage.</source>
        <translation>Correct them before printing: the file commits you.</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) sans réponse</source>
        <translation>
            <numerusform>%n question without an answer</numerusform>
            <numerusform>%n questions without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) «&#xa0;Je ne sais pas&#xa0;»</source>
        <translation>
            <numerusform>%n “I don’t know” answer</numerusform>
            <numerusform>%n “I don’t know” answers</numerusform>
        </translation>
    </message>
    <message>
        <source>Chacune est dans votre plan, avec la façon de vérifier.</source>
        <translation>Each is in your plan, with the way to check.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Précédent</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Répondre plus tard</source>
        <translation>Answer later</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>LevelCard</name>
    <message>
        <source>Niveau {rank} sur 4&#xa0;: {title}</source>
        <translation>Level {rank} of 4: {title}</translation>
    </message>
    <message>
        <source>Ce qui décide de ce niveau</source>
        <translation>What decides this level</translation>
    </message>
    <message>
        <source>Niveau provisoire&#xa0;: des questions attendent encore une réponse.</source>
        <translation>Provisional level: some questions still wait for an answer.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Affichage</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Fermer le dossier</source>
        <translation>C&amp;lose the file</translation>
    </message>
    <message>
        <source>&amp;Fichier</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Nouveau dossier…</source>
        <translation>&amp;New file…</translation>
    </message>
    <message>
        <source>&amp;Ouvrir un dossier…</source>
        <translation>&amp;Open a file…</translation>
    </message>
    <message>
        <source>&amp;Quitter</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Réglages…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>A&amp;ide</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>Aucun pour le moment</source>
        <translation>None for the moment</translation>
    </message>
    <message>
        <source>Dossiers &amp;récents</source>
        <translation>&amp;Recent files</translation>
    </message>
    <message>
        <source>Enregistrer une &amp;copie…</source>
        <translation>Save a &amp;copy…</translation>
    </message>
    <message>
        <source>À &amp;propos de Cyberwizard</source>
        <translation>&amp;About Cyberwizard</translation>
    </message>
</context>
<context>
    <name>NewDossierDialog</name>
    <message>
        <source>Commencer un dossier</source>
        <translation>Start a file</translation>
    </message>
    <message>
        <source>OneDrive copie cet emplacement sur Internet. Pour tout garder sur cet ordinateur, choisissez un autre emplacement.</source>
        <translation>OneDrive copies this place to the Internet. To keep everything on this computer, choose another place.</translation>
    </message>
    <message>
        <source>Commencer</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Changer d’emplacement…</source>
        <translation>Change the place…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Où garder votre dossier&#x202f;?</source>
        <translation>Where should your file be kept?</translation>
    </message>
    <message>
        <source>Vos réponses s’enregistrent toutes seules, au fur et à mesure, dans ce fichier&#xa0;:</source>
        <translation>Your answers are saved by themselves, as you go, in this file:</translation>
    </message>
    <message>
        <source>Vous pourrez fermer, puis reprendre à la même question.</source>
        <translation>You can close, then resume at the same question.</translation>
    </message>
    <message>
        <source>Dossier Cyberwizard</source>
        <translation>Cyberwizard file</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exposée(s)</source>
        <translation>
            <numerusform>%n exposed</numerusform>
            <numerusform>%n exposed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) sur {total}</source>
        <translation>
            <numerusform>%n question of {total}</numerusform>
            <numerusform>%n questions of {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à vérifier</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation>Exclusions</translation>
    </message>
    <message>
        <source>Mon dossier</source>
        <translation>My file</translation>
    </message>
    <message>
        <source>Partie {number}</source>
        <translation>Part {number}</translation>
    </message>
    <message>
        <source>Partie {part} sur {parts} · {theme} · question {number} sur {count}</source>
        <translation>Part {part} of {parts} · {theme} · question {number} of {count}</translation>
    </message>
    <message>
        <source>Plan d’action</source>
        <translation>Action plan</translation>
    </message>
    <message>
        <source>Toutes les questions ont une réponse.</source>
        <translation>Every question has an answer.</translation>
    </message>
    <message>
        <source>commencée</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>en cours</source>
        <translation>current</translation>
    </message>
    <message numerus="yes">
        <source>il manque %n réponse(s)</source>
        <translation>
            <numerusform>%n answer missing</numerusform>
            <numerusform>%n answers missing</numerusform>
        </translation>
    </message>
    <message>
        <source>prêt à imprimer</source>
        <translation>ready to print</translation>
    </message>
    <message>
        <source>terminée</source>
        <translation>done</translation>
    </message>
    <message numerus="yes">
        <source>{answered} sur %n réponse(s)</source>
        <translation>
            <numerusform>{answered} of %n answer</numerusform>
            <numerusform>{answered} of %n answers</numerusform>
        </translation>
    </message>
    <message>
        <source>{done}, encore {minutes} min environ</source>
        <translation>{done}, about {minutes} min left</translation>
    </message>
    <message>
        <source>{exposed}, {discuss} à discuter</source>
        <translation>{exposed}, {discuss} to discuss</translation>
    </message>
    <message>
        <source>à faire</source>
        <translation>to do</translation>
    </message>
</context>
<context>
    <name>PdfCard</name>
    <message>
        <source>Le PDF reprend vos réponses, les exclusions à discuter et votre plan. Vous le relisez, vous le signez, vous le remettez.</source>
        <translation>The PDF holds your answers, the exclusions to discuss and your plan. You read it again, sign it and hand it over.</translation>
    </message>
    <message>
        <source>Créer le PDF…</source>
        <translation>Create the PDF…</translation>
    </message>
    <message>
        <source>Ouvrir le PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <source>Montrer l’emplacement</source>
        <translation>Show the place</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Création du PDF</source>
        <translation>Creation of the PDF</translation>
    </message>
    <message>
        <source>Le dossier à imprimer</source>
        <translation>The file to print</translation>
    </message>
    <message>
        <source>Où enregistrer le PDF&#x202f;?</source>
        <translation>Where should the PDF be saved?</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Préparation du document…</source>
        <translation>Preparing the document…</translation>
    </message>
    <message>
        <source>Mise en page du document…</source>
        <translation>Laying out the document…</translation>
    </message>
    <message>
        <source>Écriture du fichier…</source>
        <translation>Writing the file…</translation>
    </message>
    <message>
        <source>Le PDF est prêt&#xa0;: {name}</source>
        <translation>The PDF is ready: {name}</translation>
    </message>
    <message>
        <source>Création annulée&#xa0;: aucun fichier n’a été écrit.</source>
        <translation>Creation cancelled: no file was written.</translation>
    </message>
    <message>
        <source>Le PDF est prêt&#xa0;: {path}. Cet ordinateur n’a pas su l’ouvrir&#xa0;: ouvrez‑le vous‑même, ou installez un lecteur de PDF.</source>
        <translation>The PDF is ready: {path}. This computer could not open it: open it yourself, or install a PDF reader.</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Ces actions sont en français.</source>
        <translation>These actions are in French.</translation>
    </message>
    <message>
        <source>Votre plan d’action</source>
        <translation>Your action plan</translation>
    </message>
    <message>
        <source>Ce qui vous protège le plus vient d’abord&#xa0;: les sept verrous, puis ce qui vous expose, puis le plus facile. Une action à la fois suffit.</source>
        <translation>What protects you most comes first: the seven locks, then what exposes you, then what is easiest. One action at a time is enough.</translation>
    </message>
    <message>
        <source>Rien à faire pour le moment&#xa0;: répondez d’abord aux questions.</source>
        <translation>Nothing to do for the moment: answer the questions first.</translation>
    </message>
    <message>
        <source>Rien à améliorer&#xa0;: gardez vos preuves et vos habitudes.</source>
        <translation>Nothing to improve: keep your evidence and your habits.</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Cette question est en français.</source>
        <translation>This question is in French.</translation>
    </message>
    <message>
        <source>Comment vérifier&#x202f;?</source>
        <translation>How to check?</translation>
    </message>
    <message>
        <source>À revoir avant d’imprimer</source>
        <translation>To be seen again before printing</translation>
    </message>
    <message>
        <source>Ajouter un commentaire</source>
        <translation>Add a comment</translation>
    </message>
    <message>
        <source>Choisissez une réponse, ou cliquez sur «&#xa0;Répondre plus tard&#xa0;».</source>
        <translation>Choose an answer, or click “Answer later”.</translation>
    </message>
    <message>
        <source>Écrivez une réponse, ou cliquez sur «&#xa0;Répondre plus tard&#xa0;».</source>
        <translation>Write an answer, or click “Answer later”.</translation>
    </message>
    <message>
        <source>Dites pourquoi&#xa0;: la raison est imprimée dans le dossier.</source>
        <translation>Say why: the reason is printed in the file.</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>Où vérifier</source>
        <translation>Where to check</translation>
    </message>
    <message>
        <source>Comptez environ {duration}&#x202f;; à faire par {who}.</source>
        <translation>Allow about {duration}; to be done by: {who}.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Comme l’ordinateur</source>
        <translation>Same as the computer</translation>
    </message>
    <message>
        <source>Claires</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sombres</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>{percent}&#xa0;%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Avancement du dossier</source>
        <translation>Progress of the file</translation>
    </message>
    <message>
        <source>Votre avancement</source>
        <translation>Your progress</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sommaire</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Mon dossier d’assurance cyber</source>
        <translation>My cyber insurance file</translation>
    </message>
    <message>
        <source>Lecture seule</source>
        <translation>Read only</translation>
    </message>
    <message>
        <source>✓ Enregistré sur cet ordinateur</source>
        <translation>✓ Saved on this computer</translation>
    </message>
    <message>
        <source>✓ Enregistré à {hour}&#xa0;h&#xa0;{minute}</source>
        <translation>✓ Saved at {hour}:{minute}</translation>
    </message>
    <message>
        <source>Enregistrement…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Pas enregistré</source>
        <translation>Not saved</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Revenir aux exclusions</source>
        <translation>Return to the exclusions</translation>
    </message>
    <message>
        <source>Revenir au plan</source>
        <translation>Return to the plan</translation>
    </message>
    <message>
        <source>Revenir à mon dossier</source>
        <translation>Return to my file</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Créer le PDF</source>
        <translation>Create the PDF</translation>
    </message>
</context>
<context>
    <name>_Body</name>
    <message>
        <source>En clair</source>
        <translation>In plain words</translation>
    </message>
    <message>
        <source>Un exemple</source>
        <translation>An example</translation>
    </message>
    <message>
        <source>Pourquoi les assureurs l’écrivent</source>
        <translation>Why insurers write it</translation>
    </message>
    <message>
        <source>La question à poser à votre assureur</source>
        <translation>The question to put to your insurer</translation>
    </message>
    <message>
        <source>Ce que disent vos réponses</source>
        <translation>What your answers say</translation>
    </message>
    <message>
        <source>Ce que vous pouvez faire</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>Revoir&#xa0;: {question}</source>
        <translation>See again: {question}</translation>
    </message>
    <message>
        <source>Sources&#xa0;: {names}</source>
        <translation>Sources: {names}</translation>
    </message>
</context>
<context>
    <name>_Clause</name>
    <message>
        <source>Dans un contrat, cela peut s’écrire ainsi (texte d’exemple)</source>
        <translation>In a contract, it may be written like this (sample text)</translation>
    </message>
    <message>
        <source>«&#xa0;{clause}&#xa0;»</source>
        <translation>«&#xa0;{clause}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>_Evidence</name>
    <message>
        <source>Ce qui peut servir de preuve</source>
        <translation>What can serve as evidence</translation>
    </message>
</context>
<context>
    <name>_Header</name>
    <message numerus="yes">
        <source>Et %n autre(s) raison(s).</source>
        <translation>
            <numerusform>And %n other reason.</numerusform>
            <numerusform>And %n other reasons.</numerusform>
        </translation>
    </message>
    <message>
        <source>déplié</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>replié</source>
        <translation>collapsed</translation>
    </message>
</context>
<context>
    <name>_Hit</name>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
</context>
<context>
    <name>_Why</name>
    <message>
        <source>Pourquoi l’assureur pose la question</source>
        <translation>Why the insurer asks</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>La langue est fr ou en.</source>
        <translation>The language is fr or en.</translation>
    </message>
    <message>
        <source>Langue de la fenêtre&#xa0;: fr ou en.</source>
        <translation>Language of the window: fr or en.</translation>
    </message>
    <message>
        <source>Le dossier à ouvrir.</source>
        <translation>The file to open.</translation>
    </message>
    <message>
        <source>Prépare votre dossier d’assurance cyber.</source>
        <translation>Prepares your cyber insurance file.</translation>
    </message>
    <message>
        <source>Un seul fichier à la fois.</source>
        <translation>One file at a time.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Cette date est dans le futur&#xa0;: vérifiez l’année.</source>
        <translation>This date is in the future: check the year.</translation>
    </message>
    <message>
        <source>JJ/MM/AAAA</source>
        <translation>DD/MM/YYYY</translation>
    </message>
</context>
</TS>
