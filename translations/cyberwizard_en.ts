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
        <source>Logiciels libres et polices employés</source>
        <translation>Free software and fonts in use</translation>
    </message>
    <message>
        <source>Qt et PySide6 sont sous licence LGPL&#xa0;: vous pouvez les étudier et les remplacer. Le texte des licences accompagne le programme.</source>
        <translation>Qt and PySide6 are under the LGPL licence: you can study and replace them. The texts of the licences come with the program.</translation>
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
        <source>Imprimer le questionnaire vierge</source>
        <translation>Print the blank questionnaire</translation>
    </message>
    <message>
        <source>Ouvrir un dossier…</source>
        <translation>Open a file…</translation>
    </message>
    <message>
        <source>Où sont gardées vos données&#x202f;?</source>
        <translation>Where is your data kept?</translation>
    </message>
    <message>
        <source>Protégé par un mot de passe</source>
        <translation>Protected by a password</translation>
    </message>
    <message>
        <source>Voir un exemple complet</source>
        <translation>See a complete example</translation>
    </message>
    <message>
        <source>{percent} % fait</source>
        <translation>{percent}% done</translation>
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
    <name>AddPassageDialog</name>
    <message>
        <source>Ajouter ce passage</source>
        <translation>Add this passage</translation>
    </message>
    <message>
        <source>Ajouter un passage</source>
        <translation>Add a passage</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Donnez un numéro de page, de 1 à {last}.</source>
        <translation>Give a page number, from 1 to {last}.</translation>
    </message>
    <message>
        <source>La lecture peut manquer un passage. Recopiez ici une phrase de votre contrat qui retire ou limite la garantie. Vous choisirez ensuite sa fiche.</source>
        <translation>The reading may miss a passage. Copy here a sentence of your contract that takes cover away or limits it. You will then choose its card.</translation>
    </message>
    <message>
        <source>Le passage, recopié ou collé</source>
        <translation>The passage, copied out or pasted</translation>
    </message>
    <message>
        <source>À quelle page ?</source>
        <translation>On which page?</translation>
    </message>
</context>
<context>
    <name>AskPasswordDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Aucun indice n’a été écrit sur cet ordinateur.</source>
        <translation>No hint was written on this computer.</translation>
    </message>
    <message>
        <source>Ce dossier est protégé</source>
        <translation>This file is protected</translation>
    </message>
    <message>
        <source>Indice : {text}</source>
        <translation>Hint: {text}</translation>
    </message>
    <message>
        <source>Montrer le mot de passe</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Mot de passe</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ouvrir une sauvegarde…</source>
        <translation>Open a backup…</translation>
    </message>
    <message>
        <source>Un mot de passe perdu ne se retrouve pas.</source>
        <translation>A lost password cannot be found again.</translation>
    </message>
    <message>
        <source>Voir l’indice</source>
        <translation>See the hint</translation>
    </message>
    <message>
        <source>Vérification…</source>
        <translation>Checking…</translation>
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
        <source>La sauvegarde automatique n’a pas été faite ; vos réponses, si.</source>
        <translation>The automatic backup was not made; your answers are saved.</translation>
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
    <name>BeforePrint</name>
    <message numerus="yes">
        <source>%n contradiction(s) gardée(s), avec une explication</source>
        <translation>
            <numerusform>%n contradiction kept, with an explanation</numerusform>
            <numerusform>%n contradictions kept, with an explanation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contradiction(s) à régler</source>
        <translation>
            <numerusform>%n contradiction to settle</numerusform>
            <numerusform>%n contradictions to settle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n décision(s) à prendre</source>
        <translation>
            <numerusform>%n decision to take</numerusform>
            <numerusform>%n decisions to take</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) sans réponse</source>
        <translation>
            <numerusform>%n question without an answer</numerusform>
            <numerusform>%n questions without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) « Je ne sais pas »</source>
        <translation>
            <numerusform>%n “I don’t know” answer</numerusform>
            <numerusform>%n “I don’t know” answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) à revoir</source>
        <translation>
            <numerusform>%n answer to see again</numerusform>
            <numerusform>%n answers to see again</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucune action dans le plan.</source>
        <translation>No action in the plan.</translation>
    </message>
    <message>
        <source>Aucune réponse n’en contredit une autre.</source>
        <translation>No answer contradicts another.</translation>
    </message>
    <message>
        <source>Aucune réponse « Je ne sais pas ».</source>
        <translation>No “I don’t know” answer.</translation>
    </message>
    <message>
        <source>Aucune réponse à revoir.</source>
        <translation>No answer to see again.</translation>
    </message>
    <message>
        <source>Avant d’imprimer</source>
        <translation>Before printing</translation>
    </message>
    <message>
        <source>Chacune est dans votre plan, avec la façon de vérifier.</source>
        <translation>Each is in your plan, with the way to check.</translation>
    </message>
    <message>
        <source>Chaque action du plan a sa décision.</source>
        <translation>Each action of the plan has its decision.</translation>
    </message>
    <message>
        <source>Corrigez une réponse, ou expliquez pourquoi vous gardez les deux.</source>
        <translation>Correct an answer, or explain why you keep both.</translation>
    </message>
    <message>
        <source>La signature n’est plus valable</source>
        <translation>The signature is no longer valid</translation>
    </message>
    <message>
        <source>Le dossier dira qu’il est provisoire.</source>
        <translation>The file will say that it is provisional.</translation>
    </message>
    <message>
        <source>L’explication est imprimée dans le dossier.</source>
        <translation>The explanation is printed in the file.</translation>
    </message>
    <message>
        <source>Pas encore de signature</source>
        <translation>No signature yet</translation>
    </message>
    <message>
        <source>Pour chaque action du plan : faire, accepter ou demander conseil.</source>
        <translation>For each action of the plan: do it, accept the risk or ask for advice.</translation>
    </message>
    <message>
        <source>Rien n’empêche d’imprimer : ce qui manque est imprimé comme tel.</source>
        <translation>Nothing prevents printing: what is missing is printed as such.</translation>
    </message>
    <message>
        <source>Signature valable jusqu’au {day}.</source>
        <translation>Signature valid until {day}.</translation>
    </message>
    <message>
        <source>Toutes les questions ont une réponse.</source>
        <translation>Every question has an answer.</translation>
    </message>
    <message>
        <source>Vous avez coché « À revoir avant d’imprimer ».</source>
        <translation>You ticked “To be seen again before printing”.</translation>
    </message>
    <message>
        <source>Écrivez qui signe et la date ; vous signerez sur le papier.</source>
        <translation>Write who signs and the date; you will sign on paper.</translation>
    </message>
</context>
<context>
    <name>Clause</name>
    <message>
        <source>« {clause} »</source>
        <translation>“{clause}”</translation>
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
    <name>CompareDialog</name>
    <message>
        <source>Ce dossier n’a encore qu’une date : aujourd’hui. Après une réponse changée un autre jour, ou après un PDF remis, vous verrez ici ce qui a changé depuis.</source>
        <translation>This file has only one date yet: today. After an answer changed on another day, or a PDF handed over, you will see here what has changed since.</translation>
    </message>
    <message>
        <source>Ce qui a changé</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Ces deux dates n’ont pas pu être comparées.</source>
        <translation>These two dates could not be compared.</translation>
    </message>
    <message>
        <source>Comparaison…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>Changer la date de départ</source>
        <translation>Change the first date</translation>
    </message>
    <message>
        <source>Changer la date d’arrivée</source>
        <translation>Change the last date</translation>
    </message>
    <message>
        <source>Créer le PDF avec la lettre…</source>
        <translation>Create the PDF with the letter…</translation>
    </message>
    <message>
        <source>Depuis quand ? Choisissez la date de départ.</source>
        <translation>Since when? Choose the first date.</translation>
    </message>
    <message>
        <source>Du {before} ({before_kind}) au {after} ({after_kind}).</source>
        <translation>From {before} ({before_kind}) to {after} ({after_kind}).</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Jusqu’à quand ? Choisissez la date d’arrivée.</source>
        <translation>Until when? Choose the last date.</translation>
    </message>
    <message>
        <source>Le PDF contient aussi un projet de lettre à votre assureur, à relire.</source>
        <translation>The PDF also contains a draft letter to your insurer, for you to read over.</translation>
    </message>
    <message>
        <source>vos réponses ce soir‑là</source>
        <translation>your answers that evening</translation>
    </message>
    <message>
        <source>vos réponses d’aujourd’hui</source>
        <translation>your answers today</translation>
    </message>
    <message>
        <source>Lecture de l’historique…</source>
        <translation>Reading the history…</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%n ligne(s) à remplir à la main, ou ci‑dessus.</source>
        <translation>
            <numerusform>%n line to fill in by hand, or above.</numerusform>
            <numerusform>%n lines to fill in by hand, or above.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce que la fiche affichera</source>
        <translation>What the card will show</translation>
    </message>
    <message>
        <source>Chez vous</source>
        <translation>At your place</translation>
    </message>
    <message>
        <source>Contacts d’urgence</source>
        <translation>Emergency contacts</translation>
    </message>
    <message>
        <source>Le jour d’une attaque, l’ordinateur ne s’allume peut‑être plus. Notez ici qui appeler&#xa0;: le dossier en fait une fiche d’une page, à imprimer.</source>
        <translation>On the day of an attack, the computer may not start any more. Note here whom to call: the file makes it a one-page card, to print.</translation>
    </message>
    <message>
        <source>Qui vous aide</source>
        <translation>Who helps you</translation>
    </message>
    <message>
        <source>Rien n’est obligatoire. N’écrivez ni mot de passe ni code&#xa0;: la fiche est affichée.</source>
        <translation>Nothing is compulsory. Write no password and no code: the card is put on the wall.</translation>
    </message>
    <message>
        <source>Toutes les lignes sont remplies.</source>
        <translation>Every line is filled in.</translation>
    </message>
    <message>
        <source>Voir la fiche du jour de l’attaque</source>
        <translation>See the day-of-attack card</translation>
    </message>
    <message>
        <source>Votre assurance</source>
        <translation>Your insurance</translation>
    </message>
</context>
<context>
    <name>ContractPage</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) trouvé(s), qui retirent ou limitent la garantie.</source>
        <translation>
            <numerusform>%n passage found that takes cover away or limits it.</numerusform>
            <numerusform>%n passages found that take cover away or limit it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ajouter un passage…</source>
        <translation>Add a passage…</translation>
    </message>
    <message>
        <source>Aucun passage de ce contrat ne porte ces fiches. Non trouvé ne veut pas dire couvert : la lecture peut manquer un passage, et un autre document peut le dire.</source>
        <translation>No passage of this contract bears these cards. Not found does not mean covered: the reading may miss a passage, and another document may say it.</translation>
    </message>
    <message>
        <source>Aucun passage ici pour le moment.</source>
        <translation>No passage here for the moment.</translation>
    </message>
    <message>
        <source>Aucun passage qui retire la garantie n’a été trouvé. Vérifiez que ce document contient bien les exclusions : elles sont souvent dans les conditions générales.</source>
        <translation>No passage that takes cover away was found. Check that this document holds the exclusions: they are often in the general conditions.</translation>
    </message>
    <message>
        <source>Ce document n’a pas de pages à montrer : chaque passage est recopié.</source>
        <translation>This document has no pages to show: each passage is copied out.</translation>
    </message>
    <message>
        <source>Ce dossier est ouvert en lecture seule : un contrat ne peut pas y être gardé. Ouvrez votre propre dossier pour lire votre contrat.</source>
        <translation>This file is open for reading only: a contract cannot be kept in it. Open your own file to read your contract.</translation>
    </message>
    <message>
        <source>Ce qui va se passer</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>Ces règles viennent de la loi. Elles s’appliquent avec ou sans clause.</source>
        <translation>These rules come from the law. They apply with or without a clause.</translation>
    </message>
    <message>
        <source>Chaque passage trouvé est montré, avec sa page et une explication simple. S’il n’est pas compris, le programme le dit et vous donne la question à poser.</source>
        <translation>Each passage found is shown, with its page and a plain explanation. When it is not understood, the program says so and gives you the question to ask.</translation>
    </message>
    <message>
        <source>Information générale, pas un conseil juridique ; seul votre contrat fait foi.</source>
        <translation>General information, not legal advice; only your contract is binding.</translation>
    </message>
    <message>
        <source>La lecture peut se tromper ou manquer un passage : relisez aussi votre contrat. Ce n’est pas un conseil juridique.</source>
        <translation>The reading may be wrong or miss a passage: read your contract too. It is not legal advice.</translation>
    </message>
    <message>
        <source>La loi s’applique, même si le contrat n’en dit rien ({count})</source>
        <translation>The law applies, even if the contract says nothing of it ({count})</translation>
    </message>
    <message>
        <source>Le programme cherche dans votre contrat chaque passage qui retire ou limite la garantie. Il l’explique, et dit ce qu’en disent vos réponses.</source>
        <translation>The program looks in your contract for each passage that takes cover away or limits it. It explains it, and says what your answers say about it.</translation>
    </message>
    <message>
        <source>Le programme le lit en quelques secondes, et cherche les passages.</source>
        <translation>The program reads it in a few seconds, and looks for the passages.</translation>
    </message>
    <message>
        <source>Les fiches sont en français, comme votre contrat.</source>
        <translation>The cards are in French, like your contract.</translation>
    </message>
    <message>
        <source>Les pages ne sont pas montrées : aucune copie n’est gardée. Lisez‑le de nouveau, en gardant une copie.</source>
        <translation>The pages are not shown: no copy is kept. Read it again, keeping a copy.</translation>
    </message>
    <message>
        <source>Lire un autre contrat…</source>
        <translation>Read another contract…</translation>
    </message>
    <message>
        <source>Mon contrat</source>
        <translation>My contract</translation>
    </message>
    <message numerus="yes">
        <source>Montrer la suite (%n passage(s))</source>
        <translation>
            <numerusform>Show what follows (%n passage)</numerusform>
            <numerusform>Show what follows (%n passages)</numerusform>
        </translation>
    </message>
    <message>
        <source>Montrer les passages</source>
        <translation>Show the passages</translation>
    </message>
    <message>
        <source>Non trouvé dans ce contrat ({count})</source>
        <translation>Not found in this contract ({count})</translation>
    </message>
    <message>
        <source>Parcourir les exclusions sans contrat</source>
        <translation>Browse the exclusions without a contract</translation>
    </message>
    <message>
        <source>Retirer ce contrat de votre dossier ?</source>
        <translation>Remove this contract from your file?</translation>
    </message>
    <message>
        <source>Retirer ce contrat…</source>
        <translation>Remove this contract…</translation>
    </message>
    <message>
        <source>Retirer le contrat</source>
        <translation>Remove the contract</translation>
    </message>
    <message>
        <source>Ses passages, vos notes et la copie du fichier seront effacés.</source>
        <translation>Its passages, your notes and the copy of the document will be erased.</translation>
    </message>
    <message>
        <source>Tous sont montrés ici.</source>
        <translation>All are shown here.</translation>
    </message>
    <message>
        <source>Voir les pages du contrat</source>
        <translation>See the pages of the contract</translation>
    </message>
    <message>
        <source>Vous corrigez, vous notez, vous cochez les questions à poser.</source>
        <translation>You correct, you note, you tick the questions to ask.</translation>
    </message>
    <message>
        <source>Vous donnez votre contrat. Rien ne sort de cet ordinateur.</source>
        <translation>You give your contract. Nothing leaves this computer.</translation>
    </message>
    <message>
        <source>« {name} », {pages}, lu le {day}</source>
        <translation>“{name}”, {pages}, read on {day}</translation>
    </message>
</context>
<context>
    <name>ContractSource</name>
    <message>
        <source>Arrêter la lecture</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Choisir le fichier du contrat</source>
        <translation>Choose the document of the contract</translation>
    </message>
    <message>
        <source>Choisir le fichier…</source>
        <translation>Choose the document…</translation>
    </message>
    <message>
        <source>Coller le texte…</source>
        <translation>Paste the text…</translation>
    </message>
    <message>
        <source>Contrat</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>Donner un autre contrat</source>
        <translation>Give another contract</translation>
    </message>
    <message>
        <source>Donner votre contrat</source>
        <translation>Give your contract</translation>
    </message>
    <message>
        <source>Déposez le fichier sur cette page, ou choisissez‑le : PDF, .docx, .odt, .txt.</source>
        <translation>Drop the document on this page, or choose it: PDF, .docx, .odt, .txt.</translation>
    </message>
    <message>
        <source>Garder le contrat déjà lu</source>
        <translation>Keep the contract already read</translation>
    </message>
    <message>
        <source>Garder une copie du contrat dans mon dossier</source>
        <translation>Keep a copy of the contract in my file</translation>
    </message>
    <message>
        <source>La copie reste dans votre dossier. Sans elle, les pages ne sont plus montrées.</source>
        <translation>The copy stays in your file. Without it, the pages are not shown any more.</translation>
    </message>
    <message>
        <source>Lecture arrêtée.</source>
        <translation>Reading stopped.</translation>
    </message>
    <message>
        <source>Lecture du contrat</source>
        <translation>Reading of the contract</translation>
    </message>
    <message>
        <source>Mot de passe de ce fichier</source>
        <translation>Password of this file</translation>
    </message>
    <message>
        <source>Ouverture de « {name} »…</source>
        <translation>Opening “{name}”…</translation>
    </message>
    <message>
        <source>Ouvrir avec ce mot de passe</source>
        <translation>Open with this password</translation>
    </message>
    <message>
        <source>Texte collé</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>Étape 1 sur 2 : lecture de « {name} »…</source>
        <translation>Step 1 of 2: reading “{name}”…</translation>
    </message>
    <message>
        <source>Étape 2 sur 2 : recherche des passages…</source>
        <translation>Step 2 of 2: looking for the passages…</translation>
    </message>
</context>
<context>
    <name>ContradictionCard</name>
    <message>
        <source>Corriger : {question}</source>
        <translation>Correct: {question}</translation>
    </message>
    <message>
        <source>Garder, avec une explication</source>
        <translation>Keep, with an explanation</translation>
    </message>
    <message>
        <source>À vérifier : {fix}</source>
        <translation>To check: {fix}</translation>
    </message>
</context>
<context>
    <name>CopyChoice</name>
    <message numerus="yes">
        <source>%n copie(s) jointe(s) : le PDF pèsera {size} de plus.</source>
        <translation>
            <numerusform>%n copy attached: the PDF will weigh {size} more.</numerusform>
            <numerusform>%n copies attached: the PDF will weigh {size} more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Celui qui reçoit le PDF pourra ouvrir les copies cochées.</source>
        <translation>Whoever receives the PDF can open the copies that are ticked.</translation>
    </message>
    <message>
        <source>C’est trop : {size} au plus.</source>
        <translation>It is too much: {size} at most.</translation>
    </message>
    <message>
        <source>Joindre des copies de preuves ({count} sur {total})</source>
        <translation>Attach copies of proofs ({count} of {total})</translation>
    </message>
    <message>
        <source>Ne rien joindre</source>
        <translation>Attach nothing</translation>
    </message>
    <message>
        <source>Tout joindre</source>
        <translation>Attach all</translation>
    </message>
    <message>
        <source>{title} ({size})</source>
        <translation>{title} ({size})</translation>
    </message>
</context>
<context>
    <name>CoverageCard</name>
    <message>
        <source>Limites à regarder, questions à poser, commentaire</source>
        <translation>Limits to look at, questions to ask, comment</translation>
    </message>
    <message>
        <source>Lue dans votre contrat, page {page}.</source>
        <translation>Read in your contract, page {page}.</translation>
    </message>
    <message>
        <source>{need} d’après vos réponses</source>
        <translation>{need} according to your answers</translation>
    </message>
</context>
<context>
    <name>CoverageList</name>
    <message>
        <source>Les garanties trouvées dans ce contrat ({found} sur {all})</source>
        <translation>The coverages found in this contract ({found} of {all})</translation>
    </message>
</context>
<context>
    <name>CoveragesPage</name>
    <message>
        <source>Aucune garantie ici pour le moment.</source>
        <translation>No coverage here for the moment.</translation>
    </message>
    <message>
        <source>Information générale, pas un conseil juridique&#x202f;; seul votre contrat fait foi. «&#xa0;Utile&#xa0;» ne veut pas dire que l’assureur paiera.</source>
        <translation>General information, not legal advice; only your contract is binding. “Useful” does not mean that the insurer will pay.</translation>
    </message>
    <message>
        <source>Mes garanties</source>
        <translation>My coverages</translation>
    </message>
    <message>
        <source>Montrer les garanties</source>
        <translation>Show the coverages</translation>
    </message>
    <message>
        <source>Toutes ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Un contrat cyber réunit plusieurs garanties&#xa0;: chacune paie une sorte de perte. Dites celles que vous voulez&#xa0;: votre choix est écrit dans le dossier.</source>
        <translation>A cyber contract brings several coverages together: each pays one sort of loss. Say which ones you want: your choice is written in the file.</translation>
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
    <name>DecisionPanel</name>
    <message>
        <source>Effacer ma décision</source>
        <translation>Erase my decision</translation>
    </message>
    <message>
        <source>Faire, accepter ou demander conseil : le dossier imprime votre choix.</source>
        <translation>Do it, accept the risk or ask for advice: the file prints your choice.</translation>
    </message>
    <message>
        <source>Pourquoi acceptez‑vous ce risque ? (imprimé dans le dossier)</source>
        <translation>Why do you accept this risk? (printed in the file)</translation>
    </message>
    <message>
        <source>Que voulez‑vous savoir ? (imprimé dans le dossier)</source>
        <translation>What do you want to know? (printed in the file)</translation>
    </message>
    <message>
        <source>Votre décision</source>
        <translation>Your decision</translation>
    </message>
    <message>
        <source>Vous gardez ce risque, en le sachant. Votre réponse ne change pas.</source>
        <translation>You keep this risk, knowing it. Your answer does not change.</translation>
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
        <source>Relire mon dossier</source>
        <translation>Read my file again</translation>
    </message>
    <message>
        <source>Une fois relu, changez la date de signature.</source>
        <translation>Once read again, change the date of signature.</translation>
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
    <name>EditionChoice</name>
    <message>
        <source>Anonymisée</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Assureur</source>
        <translation>Insurer</translation>
    </message>
    <message>
        <source>Complète</source>
        <translation>Complete</translation>
    </message>
    <message>
        <source>Pour demander un avis sans dire qui vous êtes.</source>
        <translation>To ask for an opinion without saying who you are.</translation>
    </message>
    <message>
        <source>Pour préparer les travaux avec votre prestataire informatique.</source>
        <translation>To prepare the work with your IT provider.</translation>
    </message>
    <message>
        <source>Pour qui ?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>Pour vous seul : ne donnez pas cette édition.</source>
        <translation>For you alone: do not hand over this edition.</translation>
    </message>
    <message>
        <source>Prestataire</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Rien n’est retiré. Vos remarques privées y sont.</source>
        <translation>Nothing is left out. Your private remarks are in it.</translation>
    </message>
    <message>
        <source>Sont retirés : le SIREN, le chiffre d’affaires, tout ce qui touche aux contrats d’assurance, les contacts, la signature, les remarques privées, le lieu, le fichier et la copie des preuves.</source>
        <translation>Left out: the SIREN, the turnover, all that touches the insurance contracts, the contacts, the signature, the private comments, the place, the file and the copy of proofs.</translation>
    </message>
    <message>
        <source>Sont retirés : les noms, le SIREN, l’adresse, les contacts, le numéro du dossier, tout texte libre, le contrat lu, le détail des preuves et le jour de chaque réponse.</source>
        <translation>Left out: the names, the SIREN, the address, the contacts, the number of the file, all free text, the contract read, the details of the proofs and the day of each answer.</translation>
    </message>
    <message>
        <source>Sont retirés : les remarques et les notes privées, les contacts d’urgence, les pas à pas, les copies de preuves, et ce qui est devenu sans effet.</source>
        <translation>Left out: the private remarks and notes, the emergency contacts, the step-by-step instructions, the copies of proofs, and what no longer counts.</translation>
    </message>
    <message>
        <source>À remettre à votre assureur ou à votre courtier.</source>
        <translation>To hand to your insurer or your broker.</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ajouter une preuve</source>
        <translation>Add a proof</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Arrêter la lecture</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Aucun fichier joint</source>
        <translation>No file attached</translation>
    </message>
    <message>
        <source>Changer de fichier…</source>
        <translation>Change the document…</translation>
    </message>
    <message>
        <source>Date du fait</source>
        <translation>Date of the fact</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Image, PDF, texte ou document de bureau, de 25 Mo au plus.</source>
        <translation>Picture, PDF, text or office document, of 25 MB at most.</translation>
    </message>
    <message>
        <source>Images, PDF, textes, documents</source>
        <translation>Pictures, PDF, texts, documents</translation>
    </message>
    <message>
        <source>Joignez un fichier, ou dites ce que la preuve montre et où la trouver.</source>
        <translation>Attach a document, or say what the proof shows and where to find it.</translation>
    </message>
    <message>
        <source>Joindre un fichier</source>
        <translation>Attach a document</translation>
    </message>
    <message>
        <source>Joindre un fichier…</source>
        <translation>Attach a document…</translation>
    </message>
    <message>
        <source>La preuve finit avant la date du fait&#xa0;: vérifiez les deux.</source>
        <translation>The proof ends before the date of the fact: check both.</translation>
    </message>
    <message>
        <source>Le jour que la preuve montre, pas celui où vous l’ajoutez.</source>
        <translation>The day that the proof shows, not the day when you add it.</translation>
    </message>
    <message>
        <source>Modifier la preuve</source>
        <translation>Change the proof</translation>
    </message>
    <message>
        <source>Où est‑elle rangée&#x202f;? (facultatif)</source>
        <translation>Where is it kept? (optional)</translation>
    </message>
    <message>
        <source>Par exemple&#xa0;: antivirus à jour sur les 3 ordinateurs.</source>
        <translation>For example: antivirus up to date on the 3 computers.</translation>
    </message>
    <message>
        <source>Par exemple&#xa0;: classeur «&#xa0;Assurances&#xa0;», au bureau.</source>
        <translation>For example: “Insurance” binder, at the office.</translation>
    </message>
    <message>
        <source>Que montre‑t‑elle&#x202f;?</source>
        <translation>What does it show?</translation>
    </message>
    <message>
        <source>Retirer le fichier</source>
        <translation>Remove the document</translation>
    </message>
    <message>
        <source>Sans cette date, la preuve est à renouveler au bout d’un an.</source>
        <translation>Without this date, the proof is to be renewed after one year.</translation>
    </message>
    <message>
        <source>Sorte de preuve</source>
        <translation>Kind of proof</translation>
    </message>
    <message>
        <source>Valable jusqu’au (facultatif)</source>
        <translation>Valid until (optional)</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message numerus="yes">
        <source>%n preuve(s) ajoutée(s)&#xa0;: dites ce que chacune montre.</source>
        <translation>
            <numerusform>%n proof added: say what it shows.</numerusform>
            <numerusform>%n proofs added: say what each one shows.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ajouter une preuve…</source>
        <translation>Add a proof…</translation>
    </message>
    <message>
        <source>Capture du {day} à {hour} h {minute}</source>
        <translation>Screenshot of {day} at {hour}:{minute}</translation>
    </message>
    <message>
        <source>Ce qui peut servir de preuve</source>
        <translation>What may serve as a proof</translation>
    </message>
    <message>
        <source>Lecture de «&#xa0;{name}&#xa0;»…</source>
        <translation>Reading “{name}”…</translation>
    </message>
    <message>
        <source>Preuve ajoutée.</source>
        <translation>Proof added.</translation>
    </message>
    <message>
        <source>Preuve modifiée.</source>
        <translation>Proof changed.</translation>
    </message>
    <message>
        <source>Preuve retirée. Ctrl+Z la remet.</source>
        <translation>Proof removed. Ctrl+Z puts it back.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer cette preuve&#x202f;?</source>
        <translation>Remove this proof?</translation>
    </message>
    <message>
        <source>Rien à ajouter&#xa0;: copiez d’abord une capture d’écran ou un fichier.</source>
        <translation>Nothing to add: first copy a screenshot or a document.</translation>
    </message>
    <message>
        <source>Vos preuves ({count})</source>
        <translation>Your proofs ({count})</translation>
    </message>
    <message>
        <source>Vous pouvez aussi glisser un fichier sur cette page, ou coller une capture (Ctrl+V). Cachez d’abord les mots de passe et les données de vos clients.</source>
        <translation>You can also drop a document on this page, or paste a screenshot (Ctrl+V). First hide the passwords and the data of your customers.</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>Modifier</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Modifier&#xa0;: {title}</source>
        <translation>Change: {title}</translation>
    </message>
    <message>
        <source>Montre le {day}</source>
        <translation>Shows the day {day}</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ouvrir&#xa0;: {title}</source>
        <translation>Open: {title}</translation>
    </message>
    <message>
        <source>Rangée ici&#xa0;: {place}</source>
        <translation>Kept here: {place}</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Retirer&#xa0;: {title}</source>
        <translation>Remove: {title}</translation>
    </message>
    <message>
        <source>jusqu’au {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>ExamplesDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ces entreprises n’existent pas. L’exemple s’ouvre en lecture seule&#xa0;: pour le modifier, enregistrez une copie.</source>
        <translation>These firms do not exist. The example opens for reading only: to change it, save a copy.</translation>
    </message>
    <message>
        <source>Exemples complets</source>
        <translation>Complete examples</translation>
    </message>
    <message>
        <source>Les exemples sont en français.</source>
        <translation>The examples are in French.</translation>
    </message>
    <message>
        <source>Quel exemple voulez‑vous voir&#x202f;?</source>
        <translation>Which example do you want to see?</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message numerus="yes">
        <source>%n fiche(s) ont changé avec votre réponse.</source>
        <translation>
            <numerusform>%n card changed with your answer.</numerusform>
            <numerusform>%n cards changed with your answer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucune exclusion ici pour le moment.</source>
        <translation>No exclusion here for the moment.</translation>
    </message>
    <message>
        <source>Ce que vos réponses en disent</source>
        <translation>What your answers say about it</translation>
    </message>
    <message>
        <source>Toutes ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>« {title} » a changé. Avant : {before}. Maintenant : {now}.</source>
        <translation>“{title}” has changed. Before: {before}. Now: {now}.</translation>
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
        <source>Information générale, pas un conseil juridique ; seul votre contrat fait foi. « Rassurant » ne veut pas dire que l’assureur paiera.</source>
        <translation>General information, not legal advice; only your contract is binding. “Reassuring” does not mean that the insurer will pay.</translation>
    </message>
    <message>
        <source>Les fiches ({count})</source>
        <translation>The cards ({count})</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Questions à poser ({count})</source>
        <translation>Questions to ask ({count})</translation>
    </message>
    <message>
        <source>Une exclusion est un cas où l’assureur peut refuser de payer. Voici ce que vos réponses en disent aujourd’hui. Ouvrez une fiche pour tout lire.</source>
        <translation>An exclusion is a case where the insurer may refuse to pay. Here is what your answers say about it today. Open a card to read it all.</translation>
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
    <name>Glossary</name>
    <message>
        <source>Ce mot n’y est pas.</source>
        <translation>This word is not there.</translation>
    </message>
    <message>
        <source>Chercher un mot</source>
        <translation>Search for a word</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Aide</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Bon à savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>Cette aide est en français.</source>
        <translation>This help is in French.</translation>
    </message>
    <message>
        <source>En un coup d’œil</source>
        <translation>At a glance</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Les autres pages</source>
        <translation>The other pages</translation>
    </message>
    <message>
        <source>Les mots expliqués ({count})</source>
        <translation>The explained words ({count})</translation>
    </message>
    <message>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Sur cette page</source>
        <translation>On this page</translation>
    </message>
</context>
<context>
    <name>HiddenDialog</name>
    <message numerus="yes">
        <source>%n question(s), parce que {because}</source>
        <translation>
            <numerusform>%n question, because {because}</numerusform>
            <numerusform>%n questions, because {because}</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions cachées</source>
        <translation>Hidden questions</translation>
    </message>
    <message>
        <source>Revoir&#xa0;: {question}</source>
        <translation>See again: {question}</translation>
    </message>
    <message>
        <source>Vos réponses rendent ces questions inutiles chez vous, pour le moment. Changez la réponse qui les cache, et elles reviennent.</source>
        <translation>Your answers make these questions useless for you, for the moment. Change the answer that hides them, and they come back.</translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Ce que disent vos réponses</source>
        <translation>What your answers say</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Affichage</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Agrandir le texte</source>
        <translation>&amp;Larger text</translation>
    </message>
    <message>
        <source>&amp;Aide sur cette page</source>
        <translation>&amp;Help on this page</translation>
    </message>
    <message>
        <source>&amp;Annuler</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Ce qui a changé…</source>
        <translation>What has chan&amp;ged…</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documents</translation>
    </message>
    <message>
        <source>&amp;Fermer le dossier</source>
        <translation>C&amp;lose the file</translation>
    </message>
    <message>
        <source>&amp;Fiche du jour de l’attaque…</source>
        <translation>Day-of-&amp;attack card…</translation>
    </message>
    <message>
        <source>&amp;Fichier</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Imprimer le dossier…</source>
        <translation>&amp;Print the file…</translation>
    </message>
    <message>
        <source>&amp;Mot de passe…</source>
        <translation>Pass&amp;word…</translation>
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
        <source>&amp;Où sont gardées vos données…</source>
        <translation>&amp;Where your data is kept…</translation>
    </message>
    <message>
        <source>&amp;Questionnaire vierge…</source>
        <translation>&amp;Blank questionnaire…</translation>
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
        <source>&amp;Rétablir</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Taille normale</source>
        <translation>&amp;Normal size</translation>
    </message>
    <message>
        <source>&amp;Tout effacer…</source>
        <translation>&amp;Erase everything…</translation>
    </message>
    <message>
        <source>&amp;Vérifier un PDF…</source>
        <translation>&amp;Check a PDF…</translation>
    </message>
    <message>
        <source>&amp;Édition</source>
        <translation>&amp;Edit</translation>
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
        <source>Questions au &amp;prestataire…</source>
        <translation>&amp;Questions to the provider…</translation>
    </message>
    <message>
        <source>Re&amp;chercher…</source>
        <translation>&amp;Search…</translation>
    </message>
    <message>
        <source>Restaurer une &amp;version précédente…</source>
        <translation>Restore an earlier &amp;version…</translation>
    </message>
    <message>
        <source>Ré&amp;duire le texte</source>
        <translation>S&amp;maller text</translation>
    </message>
    <message>
        <source>À &amp;propos de Cyberwizard</source>
        <translation>&amp;About Cyberwizard</translation>
    </message>
</context>
<context>
    <name>NatureFilter</name>
    <message>
        <source>Exclusion, condition, déchéance : quelle différence ?</source>
        <translation>Exclusion, condition, forfeiture: what is the difference?</translation>
    </message>
    <message>
        <source>Nature : {nature}</source>
        <translation>Nature: {nature}</translation>
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
    <name>NoteDialog</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
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
        <source>%n choisie(s) sur {total}</source>
        <translation>
            <numerusform>%n chosen of {total}</numerusform>
            <numerusform>%n chosen of {total}</numerusform>
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
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
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
        <source>%n rempli(s) sur {total}</source>
        <translation>
            <numerusform>%n filled in of {total}</numerusform>
            <numerusform>%n filled in of {total}</numerusform>
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
        <source>Contacts d’urgence</source>
        <translation>Emergency contacts</translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation>Exclusions</translation>
    </message>
    <message>
        <source>Garanties</source>
        <translation>Coverages</translation>
    </message>
    <message>
        <source>Mon contrat</source>
        <translation>My contract</translation>
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
        <source>Questions cachées ({count})</source>
        <translation>Hidden questions ({count})</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
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
    <message>
        <source>valable jusqu’au {day}</source>
        <translation>valid until {day}</translation>
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
        <source>À répondre plus tard ({count})</source>
        <translation>To answer later ({count})</translation>
    </message>
    <message>
        <source>À vérifier ({count})</source>
        <translation>To check ({count})</translation>
    </message>
    <message>
        <source>à faire</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>à faire lire</source>
        <translation>to be read</translation>
    </message>
    <message>
        <source>à remplir</source>
        <translation>to fill in</translation>
    </message>
    <message>
        <source>à renouveler</source>
        <translation>to renew</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Agrandir la page</source>
        <translation>Larger page</translation>
    </message>
    <message>
        <source>Montrer les pages</source>
        <translation>Show the pages</translation>
    </message>
    <message>
        <source>Mot de passe de ce PDF</source>
        <translation>Password of this PDF</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Plein écran</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>Revenir aux passages</source>
        <translation>Return to the passages</translation>
    </message>
    <message>
        <source>Réduire la page</source>
        <translation>Smaller page</translation>
    </message>
    <message>
        <source>Votre contrat, page {page} sur {pages}</source>
        <translation>Your contract, page {page} of {pages}</translation>
    </message>
    <message numerus="yes">
        <source>{title}, %n passage(s) marqué(s)</source>
        <translation>
            <numerusform>{title}, %n marked passage</numerusform>
            <numerusform>{title}, %n marked passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message>
        <source>Ce PDF est en clair : qui l’ouvre peut le lire.</source>
        <translation>This PDF is not protected: whoever opens it can read it.</translation>
    </message>
    <message>
        <source>Ce qui a changé</source>
        <translation>What has changed</translation>
    </message>
    <message>
        <source>Cet ordinateur n’a pas su l’ouvrir : ouvrez‑le vous‑même, ou installez un lecteur de PDF.</source>
        <translation>This computer could not open it: open it yourself, or install a PDF reader.</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Fiche du jour de l’attaque</source>
        <translation>Day-of-attack card</translation>
    </message>
    <message>
        <source>Le PDF est prêt : {name}</source>
        <translation>The PDF is ready: {name}</translation>
    </message>
    <message>
        <source>Le PDF n’a pas été créé. Vos réponses sont toutes gardées.</source>
        <translation>The PDF was not created. All your answers are kept.</translation>
    </message>
    <message>
        <source>Mise en page du document…</source>
        <translation>Laying out the document…</translation>
    </message>
    <message>
        <source>Montrer l’emplacement</source>
        <translation>Show the place</translation>
    </message>
    <message>
        <source>Ouvrir le PDF</source>
        <translation>Open the PDF</translation>
    </message>
    <message>
        <source>Questionnaire vierge</source>
        <translation>Blank questionnaire</translation>
    </message>
    <message>
        <source>Questions au prestataire</source>
        <translation>Questions to the provider</translation>
    </message>
    <message>
        <source>Écriture du fichier…</source>
        <translation>Writing the file…</translation>
    </message>
</context>
<context>
    <name>PasteTextDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Coller le texte du contrat</source>
        <translation>Paste the text of the contract</translation>
    </message>
    <message>
        <source>Le texte du contrat</source>
        <translation>The text of the contract</translation>
    </message>
    <message>
        <source>Lire ce texte</source>
        <translation>Read this text</translation>
    </message>
    <message>
        <source>Ouvrez votre contrat, sélectionnez tout avec Ctrl+A, copiez avec Ctrl+C, puis collez ici avec Ctrl+V.</source>
        <translation>Open your contract, select all with Ctrl+A, copy with Ctrl+C, then paste here with Ctrl+V.</translation>
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
        <source>Lecture des copies de preuves…</source>
        <translation>Reading the copies of proofs…</translation>
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
        <source>Aperçu du dossier — {edition}</source>
        <translation>Preview of the file — {edition}</translation>
    </message>
    <message>
        <source>Ce PDF est en clair : qui l’ouvre peut le lire.</source>
        <translation>This PDF is not protected: whoever opens it can read it.</translation>
    </message>
    <message>
        <source>Ce qui a changé…</source>
        <translation>What has changed…</translation>
    </message>
    <message>
        <source>Création annulée : aucun fichier n’a été écrit.</source>
        <translation>Creation cancelled: no document was written.</translation>
    </message>
    <message>
        <source>Création du PDF</source>
        <translation>Creation of the PDF</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Le PDF est prêt : {name}</source>
        <translation>The PDF is ready: {name}</translation>
    </message>
    <message>
        <source>Le PDF est prêt : {path}. Cet ordinateur n’a pas su l’ouvrir : ouvrez‑le vous‑même, ou installez un lecteur de PDF.</source>
        <translation>The PDF is ready: {path}. This computer could not open it: open it yourself, or install a PDF reader.</translation>
    </message>
    <message>
        <source>Le PDF n’a pas été créé. Vos réponses sont toutes gardées.</source>
        <translation>The PDF was not created. All your answers are kept.</translation>
    </message>
    <message>
        <source>Le dossier à imprimer</source>
        <translation>The file to print</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Où enregistrer le PDF ?</source>
        <translation>Where to save the PDF?</translation>
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
        <source>Voir les pages</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>Votre dossier a un mot de passe, le PDF n’en a pas : qui l’ouvre peut le lire.</source>
        <translation>Your file has a password, the PDF has none: whoever opens it can read it.</translation>
    </message>
    <message>
        <source>Écriture du fichier…</source>
        <translation>Writing the file…</translation>
    </message>
</context>
<context>
    <name>PickEntriesDialog</name>
    <message numerus="yes">
        <source>%n fiche(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Aucune fiche n’a ces mots : essayez un autre mot.</source>
        <translation>No card has these words: try another word.</translation>
    </message>
    <message>
        <source>Aucune ne convient</source>
        <translation>None is right</translation>
    </message>
    <message>
        <source>Chercher une fiche</source>
        <translation>Search for a card</translation>
    </message>
    <message>
        <source>Choisir la fiche qui explique ce passage</source>
        <translation>Choose the card that explains this passage</translation>
    </message>
    <message>
        <source>Cochez une fiche, ou plusieurs.</source>
        <translation>Tick one card, or several.</translation>
    </message>
    <message>
        <source>Garder ces fiches</source>
        <translation>Keep these cards</translation>
    </message>
    <message>
        <source>Le passage</source>
        <translation>The passage</translation>
    </message>
    <message>
        <source>Les plus proches de ce passage</source>
        <translation>The nearest to this passage</translation>
    </message>
    <message>
        <source>Quelle fiche explique ce passage ?</source>
        <translation>Which card explains this passage?</translation>
    </message>
    <message>
        <source>Revenir à la lecture</source>
        <translation>Return to the reading</translation>
    </message>
    <message>
        <source>Toutes les autres fiches</source>
        <translation>All the other cards</translation>
    </message>
    <message>
        <source>Un mot : sauvegarde, virement, guerre…</source>
        <translation>A word: sauvegarde, virement, guerre…</translation>
    </message>
</context>
<context>
    <name>PlacesDialog</name>
    <message>
        <source>Ce dossier</source>
        <translation>This file</translation>
    </message>
    <message>
        <source>Cet ordinateur n’a pas su montrer ce dossier.</source>
        <translation>This computer could not show this folder.</translation>
    </message>
    <message>
        <source>Copies de secours</source>
        <translation>Backup copies</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>La langue, les couleurs, la liste des dossiers récents. Aucune réponse.</source>
        <translation>The language, the colours, the list of recent files. No answer.</translation>
    </message>
    <message>
        <source>Le programme en garde quelques-unes, au cas où un fichier serait abîmé.</source>
        <translation>The program keeps a few, in case a file gets damaged.</translation>
    </message>
    <message>
        <source>L’emplacement proposé. Vous pouvez en choisir un autre.</source>
        <translation>The place proposed. You can choose another one.</translation>
    </message>
    <message>
        <source>Montrer l’emplacement</source>
        <translation>Show the place</translation>
    </message>
    <message>
        <source>Montrer l’emplacement&#xa0;: {what}</source>
        <translation>Show the place: {what}</translation>
    </message>
    <message>
        <source>Où sont gardées vos données</source>
        <translation>Where your data is kept</translation>
    </message>
    <message>
        <source>Rapports d’incident</source>
        <translation>Incident reports</translation>
    </message>
    <message>
        <source>Rien n’y est encore&#xa0;: le dossier qui le contiendra s’ouvre à la place.</source>
        <translation>Nothing is there yet: the folder that will hold it opens instead.</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Sur cet ordinateur, ou là où vous l’avez choisi. Nulle part ailleurs.</source>
        <translation>On this computer, or where you chose. Nowhere else.</translation>
    </message>
    <message>
        <source>Toutes vos réponses et vos preuves, dans un seul fichier.</source>
        <translation>All your answers and your proofs, in one single file.</translation>
    </message>
    <message>
        <source>Vos dossiers</source>
        <translation>Your files</translation>
    </message>
    <message>
        <source>Écrits seulement si le programme se trompe. Aucune réponse.</source>
        <translation>Written only if the program goes wrong. No answer.</translation>
    </message>
</context>
<context>
    <name>PlanExport</name>
    <message>
        <source>Enregistré : {name}.</source>
        <translation>Saved: {name}.</translation>
    </message>
    <message>
        <source>Où enregistrer le tableau ?</source>
        <translation>Where to save the table?</translation>
    </message>
    <message>
        <source>Où enregistrer les rappels ?</source>
        <translation>Where to save the reminders?</translation>
    </message>
    <message>
        <source>Rappels d’agenda</source>
        <translation>Diary reminders</translation>
    </message>
    <message>
        <source>Tableau</source>
        <translation>Table</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Acceptées ({count})</source>
        <translation>Accepted ({count})</translation>
    </message>
    <message>
        <source>Aucune action ici pour le moment.</source>
        <translation>No action here for the moment.</translation>
    </message>
    <message>
        <source>Ce qui vous protège le plus vient d’abord : les sept verrous, puis ce qui vous expose, puis le plus facile. Ouvrez une ligne pour décider. Une action à la fois suffit.</source>
        <translation>What protects you most comes first: the seven locks, then what exposes you, then the easiest. Open a line to decide. One action at a time is enough.</translation>
    </message>
    <message>
        <source>Ces actions sont en français.</source>
        <translation>These actions are in French.</translation>
    </message>
    <message>
        <source>Faites ({count})</source>
        <translation>Done ({count})</translation>
    </message>
    <message>
        <source>Montrer les actions</source>
        <translation>Show the actions</translation>
    </message>
    <message>
        <source>Rien à améliorer : gardez vos preuves et vos habitudes.</source>
        <translation>Nothing to improve: keep your proofs and your habits.</translation>
    </message>
    <message>
        <source>Rien à faire pour le moment : répondez d’abord aux questions.</source>
        <translation>Nothing to do for the moment: first answer the questions.</translation>
    </message>
    <message>
        <source>Toutes ({count})</source>
        <translation>All ({count})</translation>
    </message>
    <message>
        <source>Votre plan d’action</source>
        <translation>Your action plan</translation>
    </message>
    <message>
        <source>À décider ({count})</source>
        <translation>To decide ({count})</translation>
    </message>
    <message>
        <source>À faire ({count})</source>
        <translation>To do ({count})</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Agrandir</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Lire le texte</source>
        <translation>Read the text</translation>
    </message>
    <message>
        <source>Page précédente</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Page suivante</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Page {number} sur {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Texte du document</source>
        <translation>Text of the document</translation>
    </message>
    <message>
        <source>Voir les pages</source>
        <translation>See the pages</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Créer le PDF…</source>
        <translation>Create the PDF…</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Les pages n’ont pas pu être faites. Vos réponses sont toutes gardées.</source>
        <translation>The pages could not be made. All your answers are kept.</translation>
    </message>
    <message>
        <source>Mise en page du document…</source>
        <translation>Laying out the document…</translation>
    </message>
</context>
<context>
    <name>PrintChoiceDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Choisir l’imprimante…</source>
        <translation>Choose the printer…</translation>
    </message>
    <message>
        <source>Imprimer le dossier</source>
        <translation>Print the file</translation>
    </message>
    <message>
        <source>Pour le garder ou l’envoyer par courriel, créez plutôt un PDF, depuis la page « Mon dossier ».</source>
        <translation>To keep it or send it by e-mail, create a PDF instead, from the page “My file”.</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Impression : page {number} sur {count}…</source>
        <translation>Printing: page {number} of {count}…</translation>
    </message>
    <message numerus="yes">
        <source>Impression envoyée : %n page(s).</source>
        <translation>
            <numerusform>Sent to the printer: %n page.</numerusform>
            <numerusform>Sent to the printer: %n pages.</numerusform>
        </translation>
    </message>
    <message>
        <source>L’impression n’a pas pu se faire. Vos réponses sont toutes gardées.</source>
        <translation>The printing could not be done. All your answers are kept.</translation>
    </message>
    <message>
        <source>Mise en page du document…</source>
        <translation>Laying out the document…</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Ce qu’il a répondu</source>
        <translation>What they answered</translation>
    </message>
    <message>
        <source>Noter ce qu’il a répondu</source>
        <translation>Note what they answered</translation>
    </message>
    <message>
        <source>Retirer de la liste</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Une exclusion</source>
        <translation>An exclusion</translation>
    </message>
    <message>
        <source>Une garantie</source>
        <translation>A coverage</translation>
    </message>
    <message>
        <source>Voir la fiche</source>
        <translation>See the card</translation>
    </message>
    <message>
        <source>Votre contrat</source>
        <translation>Your contract</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Aucune question pour le moment. Ouvrez une fiche, puis cochez la question à poser à votre assureur.</source>
        <translation>No question for the moment. Open a card, then tick the question to put to your insurer.</translation>
    </message>
    <message>
        <source>Ces questions sont prêtes. Posez‑les à votre assureur par écrit, puis notez ici ce qu’il a répondu. Le dossier les imprime.</source>
        <translation>These questions are ready. Put them to your insurer in writing, then note the answers here. The file prints them.</translation>
    </message>
    <message>
        <source>Copier la liste</source>
        <translation>Copy the list</translation>
    </message>
    <message>
        <source>La liste est copiée : collez‑la dans un courriel.</source>
        <translation>The list is copied: paste it into an e-mail.</translation>
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
        <source>Commentaire, origine de la réponse</source>
        <translation>Comment, origin of the answer</translation>
    </message>
    <message>
        <source>À revoir avant d’imprimer</source>
        <translation>To be seen again before printing</translation>
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
    <name>QuestionsDialog</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Les questions sont en français.</source>
        <translation>The questions are in French.</translation>
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
    <name>Remarks</name>
    <message>
        <source>Constatée sur cet ordinateur</source>
        <translation>Seen on this computer</translation>
    </message>
    <message>
        <source>D’où vient cette réponse&#x202f;?</source>
        <translation>Where does this answer come from?</translation>
    </message>
    <message>
        <source>Réponse donnée par moi</source>
        <translation>Answer given by me</translation>
    </message>
    <message>
        <source>Réponse donnée par mon prestataire</source>
        <translation>Answer given by my provider</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Revenir à cette version</source>
        <translation>Return to this version</translation>
    </message>
    <message>
        <source>Versions précédentes</source>
        <translation>Earlier versions</translation>
    </message>
    <message>
        <source>Voir les autres</source>
        <translation>See the others</translation>
    </message>
</context>
<context>
    <name>Safe</name>
    <message>
        <source>Ce qui a été saisi ensuite, jusqu’au {moment}, n’y est pas.</source>
        <translation>What was typed afterwards, until {moment}, is not in it.</translation>
    </message>
    <message>
        <source>Effacement…</source>
        <translation>Erasing…</translation>
    </message>
    <message>
        <source>La dernière sauvegarde automatique date du {moment}.</source>
        <translation>The last automatic backup is of {moment}.</translation>
    </message>
    <message>
        <source>La sauvegarde est à la place du fichier abîmé.</source>
        <translation>The backup has taken the place of the damaged file.</translation>
    </message>
    <message>
        <source>Le fichier abîmé est gardé sous le nom {name}.</source>
        <translation>The damaged file is kept under the name {name}.</translation>
    </message>
    <message>
        <source>Le fichier abîmé sera gardé à côté, sous un autre nom.</source>
        <translation>The damaged file will be kept beside it, under another name.</translation>
    </message>
    <message>
        <source>Ouvrir en lecture seule</source>
        <translation>Open for reading only</translation>
    </message>
    <message>
        <source>Pensez à la Corbeille, aux sauvegardes de votre ordinateur, à OneDrive, et aux copies que vous avez faites.</source>
        <translation>Think of the recycle bin, of the backups of your computer, of OneDrive, and of the copies that you made.</translation>
    </message>
    <message>
        <source>Retour à la version choisie…</source>
        <translation>Returning to the version chosen…</translation>
    </message>
    <message>
        <source>Tout est effacé.</source>
        <translation>Everything is erased.</translation>
    </message>
    <message>
        <source>Un mot de passe perdu ne se retrouve pas. Les PDF et les copies déjà faits restent lisibles.</source>
        <translation>A lost password cannot be found again. The PDFs and the copies already made can still be read.</translation>
    </message>
    <message>
        <source>Voir les sauvegardes…</source>
        <translation>See the backups…</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%n résultat(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Exclusion</source>
        <translation>Exclusion</translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation>Exclusions</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Garantie</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Garanties</source>
        <translation>Coverages</translation>
    </message>
    <message>
        <source>Les textes trouvés sont en français.</source>
        <translation>The texts found are in French.</translation>
    </message>
    <message>
        <source>Mot expliqué</source>
        <translation>Explained word</translation>
    </message>
    <message>
        <source>Mots expliqués</source>
        <translation>Explained words</translation>
    </message>
    <message>
        <source>Mots à chercher</source>
        <translation>Words to look for</translation>
    </message>
    <message>
        <source>Par exemple&#xa0;: sauvegarde, faux RIB, plainte</source>
        <translation>For example: sauvegarde, faux RIB, plainte</translation>
    </message>
    <message>
        <source>Pas dans votre plan&#xa0;: vos réponses ne la demandent pas.</source>
        <translation>Not in your plan: your answers do not call for it.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Question cachée par vos réponses</source>
        <translation>Question hidden by your answers</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Questions, exclusions, garanties, actions et mots expliqués.</source>
        <translation>Questions, exclusions, coverages, actions and explained words.</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Rien de tel. Essayez un seul mot, ou le début d’un mot.</source>
        <translation>Nothing like that. Try a single word, or the beginning of a word.</translation>
    </message>
    <message>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Voir la réponse qui la cache</source>
        <translation>See the answer that hides it</translation>
    </message>
    <message>
        <source>Y aller</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>{title}&#xa0;: les {shown} meilleurs résultats sur {total}</source>
        <translation>{title}: the {shown} best results of {total}</translation>
    </message>
    <message>
        <source>{title}&#xa0;: {total}</source>
        <translation>{title}: {total}</translation>
    </message>
</context>
<context>
    <name>SetPasswordDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bonne longueur.</source>
        <translation>Good length.</translation>
    </message>
    <message>
        <source>Changer</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Changer le mot de passe</source>
        <translation>Change the password</translation>
    </message>
    <message>
        <source>Chiffrement du dossier et de ses sauvegardes…</source>
        <translation>Encryption of the file and of its backups…</translation>
    </message>
    <message>
        <source>Il reste sur cet ordinateur, et ne suit pas le dossier ailleurs. Toute personne qui utilise cet ordinateur peut le lire.</source>
        <translation>It stays on this computer, and does not follow the file elsewhere. Anyone who uses this computer can read it.</translation>
    </message>
    <message>
        <source>Indice</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>Indice pour vous en souvenir (facultatif)</source>
        <translation>Hint to remind you of it (optional)</translation>
    </message>
    <message>
        <source>J’ai noté ce mot de passe en lieu sûr. Je sais qu’un mot de passe perdu ne se retrouve pas.</source>
        <translation>I noted this password in a safe place. I know that a lost password cannot be found again.</translation>
    </message>
    <message>
        <source>Le dossier est protégé par ce mot de passe.</source>
        <translation>The file is protected by this password.</translation>
    </message>
    <message>
        <source>Le dossier s’ouvre sans mot de passe.</source>
        <translation>The file opens without a password.</translation>
    </message>
    <message>
        <source>Le même, une seconde fois</source>
        <translation>The same, a second time</translation>
    </message>
    <message>
        <source>Les copies et les PDF que vous avez déjà faits ne changent pas : ils restent lisibles.</source>
        <translation>The copies and the PDFs that you made already do not change: they can still be read.</translation>
    </message>
    <message>
        <source>Les deux nouveaux mots de passe ne sont pas les mêmes.</source>
        <translation>The two new passwords are not the same.</translation>
    </message>
    <message>
        <source>L’indice contient le mot de passe : changez l’indice.</source>
        <translation>The hint holds the password: change the hint.</translation>
    </message>
    <message>
        <source>Montrer ce que je tape</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>Mot de passe</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mot de passe actuel</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>Nouveau mot de passe</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Protéger</source>
        <translation>Protect</translation>
    </message>
    <message>
        <source>Protéger ce dossier</source>
        <translation>Protect this file</translation>
    </message>
    <message>
        <source>Quatre mots au hasard sont faciles à retenir et difficiles à deviner.</source>
        <translation>Four random words are easy to remember and hard to guess.</translation>
    </message>
    <message>
        <source>Retirer le mot de passe</source>
        <translation>Remove the password</translation>
    </message>
    <message>
        <source>Sans le mot de passe, personne ne pourra lire ce dossier, ses pièces ni ses sauvegardes automatiques.</source>
        <translation>Without the password, nobody will be able to read this file, its documents or its automatic backups.</translation>
    </message>
    <message>
        <source>Trop court : il se devine vite. Visez douze signes ou plus.</source>
        <translation>Too short: it is quickly guessed. Aim at twelve characters or more.</translation>
    </message>
    <message>
        <source>Un mot de passe perdu ne se retrouve pas : personne ne pourra ouvrir le dossier, pas même un réparateur.</source>
        <translation>A lost password cannot be found again: nobody will be able to open the file, not even a repairer.</translation>
    </message>
    <message>
        <source>Un peu court : visez douze signes ou plus.</source>
        <translation>A little short: aim at twelve characters or more.</translation>
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
    <name>SharedPage</name>
    <message>
        <source>Ces questions sont en français.</source>
        <translation>These questions are in French.</translation>
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
    <name>SignaturePage</name>
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
    <message numerus="yes">
        <source>%n réponse(s) à revoir</source>
        <translation>
            <numerusform>%n answer to see again</numerusform>
            <numerusform>%n answers to see again</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce dossier est une déclaration&#xa0;: la personne qui le signe engage l’entreprise. Relisez d’abord ce qui reste incertain.</source>
        <translation>This file is a declaration: whoever signs it commits the firm. First read again what is still uncertain.</translation>
    </message>
    <message>
        <source>Ce dossier sera valable jusqu’au {day}.</source>
        <translation>This file will be valid until {day}.</translation>
    </message>
    <message>
        <source>Elles sont imprimées comme telles.</source>
        <translation>They are printed as such.</translation>
    </message>
    <message>
        <source>Elles sont écrites au‑dessus de votre signature&#xa0;: mieux vaut le dire.</source>
        <translation>They are written above your signature: better say it.</translation>
    </message>
    <message>
        <source>Je signe aujourd’hui</source>
        <translation>I sign today</translation>
    </message>
    <message>
        <source>Sans choix de votre part, le dossier vaut 6 mois.</source>
        <translation>Without a choice of yours, the file holds for 6 months.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Signé aujourd’hui, il serait valable jusqu’au {day}.</source>
        <translation>Signed today, it would be valid until {day}.</translation>
    </message>
    <message>
        <source>Toutes les questions ont une réponse, sans «&#xa0;Je ne sais pas&#xa0;».</source>
        <translation>Every question has an answer, without “I don’t know”.</translation>
    </message>
    <message>
        <source>Vous avez coché «&#xa0;À revoir avant d’imprimer&#xa0;».</source>
        <translation>You ticked “To be seen again before printing”.</translation>
    </message>
</context>
<context>
    <name>ToCheckDialog</name>
    <message>
        <source>Ouvrez une question&#xa0;: elle dit comment vérifier, pas à pas.</source>
        <translation>Open a question: it says how to check, step by step.</translation>
    </message>
    <message>
        <source>Vous avez coché «&#xa0;À revoir avant d’imprimer&#xa0;»</source>
        <translation>You ticked “To be seen again before printing”</translation>
    </message>
    <message>
        <source>Vous avez répondu «&#xa0;Je ne sais pas&#xa0;»</source>
        <translation>You answered “I don’t know”</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To check</translation>
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
    <name>Undoing</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Annuler {what}</source>
        <translation>Undo {what}</translation>
    </message>
    <message>
        <source>Rien à annuler.</source>
        <translation>Nothing to undo.</translation>
    </message>
    <message>
        <source>Rien à rétablir.</source>
        <translation>Nothing to redo.</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Rétablir {what}</source>
        <translation>Redo {what}</translation>
    </message>
    <message>
        <source>Vous avez annulé {what}. Ctrl+Y pour rétablir.</source>
        <translation>You undid {what}. Ctrl+Y to redo.</translation>
    </message>
    <message>
        <source>Vous avez rétabli {what}.</source>
        <translation>You redid {what}.</translation>
    </message>
    <message>
        <source>ce que vous avez noté sur votre contrat</source>
        <translation>what you noted about your contract</translation>
    </message>
    <message>
        <source>la décision sur une action</source>
        <translation>the decision on an action</translation>
    </message>
    <message>
        <source>la décision sur «&#xa0;{label}&#xa0;»</source>
        <translation>the decision on “{label}”</translation>
    </message>
    <message>
        <source>la question à l’assureur sur «&#xa0;{label}&#xa0;»</source>
        <translation>the question to the insurer about “{label}”</translation>
    </message>
    <message>
        <source>la réponse à «&#xa0;{label}&#xa0;»</source>
        <translation>the answer to “{label}”</translation>
    </message>
    <message>
        <source>l’explication d’une contradiction</source>
        <translation>the explanation of a contradiction</translation>
    </message>
    <message>
        <source>une question à l’assureur</source>
        <translation>a question to the insurer</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Ce PDF n’a pas pu être vérifié.</source>
        <translation>This PDF could not be checked.</translation>
    </message>
    <message>
        <source>Chaque PDF créé ici porte ses propres données. Le programme refait les pages à partir d’elles, puis compare.</source>
        <translation>Each PDF created here carries its own data. The program makes the pages again from them, then compares.</translation>
    </message>
    <message>
        <source>Choisir un PDF…</source>
        <translation>Choose a PDF…</translation>
    </message>
    <message>
        <source>Choisir un autre PDF…</source>
        <translation>Choose another PDF…</translation>
    </message>
    <message>
        <source>Comparer aussi avec le dossier ouvert</source>
        <translation>Compare with the open file too</translation>
    </message>
    <message>
        <source>Concorde : le dossier ouvert dit la même chose.</source>
        <translation>Agrees: the open file says the same thing.</translation>
    </message>
    <message>
        <source>Concorde : les pages disent ce que disent les données jointes.</source>
        <translation>Agrees: the pages say what the attached data say.</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ne concorde pas : le dossier ouvert dit autre chose.</source>
        <translation>Does not agree: the open file says something else.</translation>
    </message>
    <message>
        <source>Ne concorde pas : les pages et les données jointes diffèrent.</source>
        <translation>Does not agree: the pages and the attached data differ.</translation>
    </message>
    <message>
        <source>Quel PDF vérifier ?</source>
        <translation>Which PDF to check?</translation>
    </message>
    <message>
        <source>Vérification en cours</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Vérifier un PDF</source>
        <translation>Check a PDF</translation>
    </message>
</context>
<context>
    <name>VersionDetails</name>
    <message numerus="yes">
        <source>%n question(s) sans la même réponse qu’aujourd’hui :</source>
        <translation>
            <numerusform>%n question without the same answer as today:</numerusform>
            <numerusform>%n questions without the same answer as today:</numerusform>
        </translation>
    </message>
    <message>
        <source>Cette sauvegarde est protégée.</source>
        <translation>This backup is protected.</translation>
    </message>
    <message>
        <source>Lecture de cette version…</source>
        <translation>Reading this version…</translation>
    </message>
    <message>
        <source>Montrer le mot de passe</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Mot de passe de cette sauvegarde</source>
        <translation>Password of this backup</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Pièces gardées</source>
        <translation>Documents kept</translation>
    </message>
    <message>
        <source>Réponses</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Toutes les réponses sont les mêmes qu’aujourd’hui.</source>
        <translation>All the answers are the same as today.</translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} : {before}</source>
        <translation>{what}: {before}</translation>
    </message>
    <message>
        <source>{what} : {before} (aujourd’hui : {after})</source>
        <translation>{what}: {before} (today: {after})</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>Aucune version précédente sur cet ordinateur.</source>
        <translation>No earlier version on this computer.</translation>
    </message>
    <message>
        <source>Choisissez un moment : vous verrez ce qui diffère avant de décider. La version d’aujourd’hui est gardée aussi.</source>
        <translation>Choose a moment: you will see what differs before deciding. Today’s version is kept too.</translation>
    </message>
    <message>
        <source>Lecture des sauvegardes…</source>
        <translation>Reading the backups…</translation>
    </message>
    <message>
        <source>Revenir à une version précédente</source>
        <translation>Return to an earlier version</translation>
    </message>
    <message>
        <source>sauvegarde automatique, {size}</source>
        <translation>automatic backup, {size}</translation>
    </message>
    <message>
        <source>sauvegarde de {name}, {size}</source>
        <translation>backup of {name}, {size}</translation>
    </message>
</context>
<context>
    <name>WipeDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Je sais que rien de cela ne pourra être retrouvé.</source>
        <translation>I know that nothing of this can be found again.</translation>
    </message>
    <message>
        <source>Le programme ne peut pas effacer :</source>
        <translation>The program cannot erase:</translation>
    </message>
    <message>
        <source>Seront effacés :</source>
        <translation>Will be erased:</translation>
    </message>
    <message>
        <source>Tout effacer</source>
        <translation>Erase everything</translation>
    </message>
    <message>
        <source>Tout effacer de cet ordinateur</source>
        <translation>Erase everything from this computer</translation>
    </message>
    <message>
        <source>Un spécialiste peut parfois relire un fichier effacé : avant de donner cet ordinateur, faites effacer tout le disque.</source>
        <translation>A specialist can sometimes read an erased file again: before you give this computer away, have the whole disk erased.</translation>
    </message>
    <message>
        <source>• ce que OneDrive ou un autre service a copié sur Internet</source>
        <translation>• what OneDrive or another service has copied to the Internet</translation>
    </message>
    <message>
        <source>• ce que contient la Corbeille</source>
        <translation>• what the recycle bin holds</translation>
    </message>
    <message>
        <source>• le dossier {path}</source>
        <translation>• the file {path}</translation>
    </message>
    <message>
        <source>• les copies, les PDF et les exports que vous avez faits</source>
        <translation>• the copies, the PDFs and the exports that you made</translation>
    </message>
    <message>
        <source>• les pièces et le contrat qu’il contient</source>
        <translation>• the documents and the contract that it holds</translation>
    </message>
    <message>
        <source>• les sauvegardes de votre ordinateur</source>
        <translation>• the backups of your computer</translation>
    </message>
    <message>
        <source>• sa place dans la liste des dossiers récents</source>
        <translation>• its place in the list of recent files</translation>
    </message>
    <message>
        <source>• ses sauvegardes automatiques</source>
        <translation>• its automatic backups</translation>
    </message>
    <message numerus="yes">
        <source>• ses sauvegardes automatiques : %n, soit {size}</source>
        <translation>
            <numerusform>• its automatic backups: %n, that is {size}</numerusform>
            <numerusform>• its automatic backups: %n, that is {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>• ses sauvegardes automatiques : aucune</source>
        <translation>• its automatic backups: none</translation>
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
        <source>Revenir au contrat</source>
        <translation>Return to the contract</translation>
    </message>
    <message>
        <source>Revenir aux contacts</source>
        <translation>Return to the contacts</translation>
    </message>
    <message>
        <source>Revenir aux garanties</source>
        <translation>Return to the coverages</translation>
    </message>
    <message>
        <source>Revenir à la signature</source>
        <translation>Return to the signature</translation>
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
    <name>Words</name>
    <message>
        <source>Mots expliqués</source>
        <translation>Explained words</translation>
    </message>
    <message>
        <source>Mots expliqués&#xa0;:</source>
        <translation>Explained words:</translation>
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
    <name>WorkDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>_Ask</name>
    <message>
        <source>Ce qu’il a répondu</source>
        <translation>What they answered</translation>
    </message>
    <message>
        <source>La question à poser à votre assureur</source>
        <translation>The question to put to your insurer</translation>
    </message>
    <message>
        <source>Mettre cette question sur la liste pour mon assureur</source>
        <translation>Put this question on the list for my insurer</translation>
    </message>
</context>
<context>
    <name>_Body</name>
    <message>
        <source>En clair</source>
        <translation>In plain words</translation>
    </message>
    <message>
        <source>Le programme hésite. Les mots qui y font penser : {words}. Lisez le passage, et corrigez la fiche s’il le faut.</source>
        <translation>The program hesitates. The words that suggest it: {words}. Read the passage, and correct the card if need be.</translation>
    </message>
    <message>
        <source>Les mots qui ont décidé : {words}.</source>
        <translation>The words that decided: {words}.</translation>
    </message>
    <message>
        <source>Les réponses en cause</source>
        <translation>The answers behind it</translation>
    </message>
    <message>
        <source>Les réponses qui le disent</source>
        <translation>The answers that say so</translation>
    </message>
    <message>
        <source>Montrer une seule nature</source>
        <translation>Show one nature only</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Poser cette question à mon assureur</source>
        <translation>Put this question to my insurer</translation>
    </message>
    <message>
        <source>Questions à poser</source>
        <translation>Questions to ask</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Sous : « {text} »</source>
        <translation>Under: “{text}”</translation>
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
        <source>Aucune : c’est un conseil de bon sens.</source>
        <translation>None: it is common sense.</translation>
    </message>
    <message>
        <source>Ce passage contient une exception, comme « sauf » ou « toutefois ». Lisez‑la de près : elle peut vous rendre une partie de la garantie.</source>
        <translation>This passage holds an exception, such as “except” or “however”. Read it closely: it may give back a part of the cover.</translation>
    </message>
    <message>
        <source>Ce passage semble retirer une garantie, mais aucune fiche ne l’explique. Demandez à votre assureur, ou choisissez une fiche vous‑même.</source>
        <translation>This passage seems to take cover away, but no card explains it. Ask your insurer, or choose a card yourself.</translation>
    </message>
    <message>
        <source>Ce que l’assureur a répondu</source>
        <translation>What the insurer answered</translation>
    </message>
    <message>
        <source>Ce qu’il faut regarder dans le contrat</source>
        <translation>What to look at in the contract</translation>
    </message>
    <message>
        <source>Comment faire</source>
        <translation>How to do it</translation>
    </message>
    <message>
        <source>Corriger la fiche…</source>
        <translation>Correct the card…</translation>
    </message>
    <message>
        <source>Dans un contrat, cela peut s’écrire ainsi (texte d’exemple)</source>
        <translation>In a contract, it may be written like this (sample text)</translation>
    </message>
    <message>
        <source>Dans votre contrat, {place}</source>
        <translation>In your contract, {place}</translation>
    </message>
    <message>
        <source>Des mots restent ouverts</source>
        <translation>Some words stay open</translation>
    </message>
    <message>
        <source>Enlever ce passage</source>
        <translation>Remove this passage</translation>
    </message>
    <message>
        <source>Exclusions à relire avec elle&#xa0;: {titles}</source>
        <translation>Exclusions to read with it: {titles}</translation>
    </message>
    <message>
        <source>La lecture n’avait pas trouvé ce passage : vous l’avez ajouté.</source>
        <translation>The reading had not found this passage: you added it.</translation>
    </message>
    <message>
        <source>La question à poser à votre assureur</source>
        <translation>The question to put to your insurer</translation>
    </message>
    <message>
        <source>Une exception est écrite</source>
        <translation>An exception is written</translation>
    </message>
    <message>
        <source>Voir la page {page}</source>
        <translation>See page {page}</translation>
    </message>
    <message>
        <source>Votre note sur ce passage</source>
        <translation>Your note about this passage</translation>
    </message>
    <message>
        <source>Vous avez choisi la fiche vous‑même.</source>
        <translation>You chose the card yourself.</translation>
    </message>
    <message>
        <source>Vous avez dit qu’aucune fiche ne convient.</source>
        <translation>You said that no card is right.</translation>
    </message>
    <message>
        <source>ajouté par vous</source>
        <translation>added by you</translation>
    </message>
    <message>
        <source>corrigé par vous</source>
        <translation>corrected by you</translation>
    </message>
    <message>
        <source>non reconnu</source>
        <translation>not recognised</translation>
    </message>
    <message>
        <source>possible, pas sûr</source>
        <translation>possible, not sure</translation>
    </message>
    <message>
        <source>reconnu</source>
        <translation>recognised</translation>
    </message>
    <message>
        <source>{words}. Question à poser : {question}</source>
        <translation>{words}. Question to ask: {question}</translation>
    </message>
    <message>
        <source>« {word} »</source>
        <translation>“{word}”</translation>
    </message>
    <message>
        <source>À poser à l’assureur</source>
        <translation>To put to the insurer</translation>
    </message>
    <message>
        <source>Ce que vous pouvez faire</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>Sources&#xa0;: {names}</source>
        <translation>Sources: {names}</translation>
    </message>
</context>
<context>
    <name>_Centre</name>
    <message>
        <source>Vu le {day}.</source>
        <translation>Seen on {day}.</translation>
    </message>
</context>
<context>
    <name>_Clocks</name>
    <message>
        <source>En savoir plus</source>
        <translation>Know more</translation>
    </message>
</context>
<context>
    <name>_Coverages</name>
    <message>
        <source>Les garanties que cela touche</source>
        <translation>The coverages that this touches</translation>
    </message>
    <message>
        <source>Non trouvées aussi</source>
        <translation>Not found either</translation>
    </message>
    <message>
        <source>Non trouvées, et utiles d’après vos réponses</source>
        <translation>Not found, and useful according to your answers</translation>
    </message>
    <message>
        <source>Pas encore choisi</source>
        <translation>Not chosen yet</translation>
    </message>
    <message>
        <source>Trouvées</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Une garantie trouvée peut être limitée : lisez la page. Une garantie non trouvée peut être dans un autre document : demandez à votre assureur.</source>
        <translation>A coverage that was found may be limited: read the page. A coverage that was not found may be in another document: ask your insurer.</translation>
    </message>
</context>
<context>
    <name>_Dates</name>
    <message>
        <source>Montrer les dates plus anciennes</source>
        <translation>Show older dates</translation>
    </message>
</context>
<context>
    <name>_Done</name>
    <message>
        <source>Bravo. Votre réponse, elle, n’a pas changé : mettez‑la à jour, et cette ligne sortira du plan.</source>
        <translation>Well done. Your answer has not changed by itself: update it, and this line will leave the plan.</translation>
    </message>
    <message>
        <source>Mettre à jour ma réponse</source>
        <translation>Update my answer</translation>
    </message>
</context>
<context>
    <name>_Entry</name>
    <message>
        <source>Ce que vous pouvez faire</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>En clair</source>
        <translation>In plain words</translation>
    </message>
    <message>
        <source>La question à poser à votre assureur</source>
        <translation>The question to put to your insurer</translation>
    </message>
</context>
<context>
    <name>_Exports</name>
    <message>
        <source>Emporter votre plan</source>
        <translation>Take your plan with you</translation>
    </message>
    <message>
        <source>Rappels pour mon agenda (.ics)…</source>
        <translation>Reminders for my diary (.ics)…</translation>
    </message>
    <message>
        <source>Tableau (.csv)…</source>
        <translation>Table (.csv)…</translation>
    </message>
    <message>
        <source>Un agenda est souvent copié sur Internet : les rappels ne disent que l’action, la personne et la date. Le tableau dit tout.</source>
        <translation>A diary is often copied to the Internet: the reminders say only the action, the person and the date. The table says everything.</translation>
    </message>
</context>
<context>
    <name>_Found</name>
    <message>
        <source>page {page}</source>
        <translation>page {page}</translation>
    </message>
</context>
<context>
    <name>_Gone</name>
    <message>
        <source>Ce fichier n’est plus là. S’il est sur une clé ou un autre disque, branchez-le.</source>
        <translation>This file is not there any more. If it is on a USB key or another disk, plug it in.</translation>
    </message>
    <message>
        <source>Retirer de la liste</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>Sorties de votre plan</source>
        <translation>Gone from your plan</translation>
    </message>
    <message>
        <source>Vos réponses ne demandent plus ces actions. Vos décisions sont gardées : elles reviennent avec l’action, si une réponse change encore.</source>
        <translation>Your answers no longer call for these actions. Your decisions are kept: they come back with the action, if an answer changes again.</translation>
    </message>
</context>
<context>
    <name>_Header</name>
    <message>
        <source>Avant : {before}. Maintenant : {now}.</source>
        <translation>Before: {before}. Now: {now}.</translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s) raison(s).</source>
        <translation>
            <numerusform>And %n other reason.</numerusform>
            <numerusform>And %n other reasons.</numerusform>
        </translation>
    </message>
    <message>
        <source>Non reconnu : à faire expliquer par votre assureur</source>
        <translation>Not recognised: to be explained by your insurer</translation>
    </message>
    <message>
        <source>Peut‑être : {title}</source>
        <translation>Perhaps: {title}</translation>
    </message>
    <message>
        <source>Pourquoi ici : {reason}</source>
        <translation>Why here: {reason}</translation>
    </message>
    <message>
        <source>Question à poser. </source>
        <translation>Question to ask. </translation>
    </message>
    <message>
        <source>déplié</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>replié</source>
        <translation>collapsed</translation>
    </message>
    <message>
        <source>{word}, passage {number} : {title} ({state})</source>
        <translation>{word}, passage {number}: {title} ({state})</translation>
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
    <name>_Line</name>
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
    <name>_Steps</name>
    <message>
        <source>Conseil reçu le</source>
        <translation>Advice received on</translation>
    </message>
    <message>
        <source>C’est fait aujourd’hui</source>
        <translation>Done today</translation>
    </message>
    <message>
        <source>Dans 1 mois</source>
        <translation>In 1 month</translation>
    </message>
    <message>
        <source>Dans 1 semaine</source>
        <translation>In 1 week</translation>
    </message>
    <message>
        <source>Dans 3 mois</source>
        <translation>In 3 months</translation>
    </message>
    <message>
        <source>Fait le</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>Pour quand ?</source>
        <translation>By when?</translation>
    </message>
    <message>
        <source>Qui s’en charge ?</source>
        <translation>Who takes care of it?</translation>
    </message>
    <message>
        <source>À qui demander ?</source>
        <translation>Ask whom?</translation>
    </message>
</context>
<context>
    <name>_Why</name>
    <message>
        <source>Ce texte sera imprimé à côté des deux réponses.</source>
        <translation>This text will be printed beside both answers.</translation>
    </message>
    <message>
        <source>Pourquoi gardez‑vous ces deux réponses ?</source>
        <translation>Why do you keep these two answers?</translation>
    </message>
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
    <name>contacts</name>
    <message>
        <source>Votre contrat dit&#xa0;: «&#xa0;{delay}&#xa0;»</source>
        <translation>Your contract says: “{delay}”</translation>
    </message>
    <message>
        <source>vu le {day}</source>
        <translation>seen on {day}</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Aller au champ ou au bouton suivant</source>
        <translation>Go to the next field or button</translation>
    </message>
    <message>
        <source>Choisir la réponse et continuer</source>
        <translation>Choose the answer and continue</translation>
    </message>
    <message>
        <source>Cocher, appuyer sur un bouton</source>
        <translation>Tick, press a button</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Faire défiler la page</source>
        <translation>Scroll the page</translation>
    </message>
    <message>
        <source>Fermer une fenêtre, ou un mot expliqué</source>
        <translation>Close a window, or an explained word</translation>
    </message>
    <message>
        <source>Flèches</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>Passer d’une réponse à l’autre</source>
        <translation>Go from one answer to the next</translation>
    </message>
    <message>
        <source>Précédent</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>line_field</name>
    <message>
        <source>Ce texte était trop long&#xa0;: il est coupé à {count}&#xa0;signes.</source>
        <translation>This text was too long: it is cut at {count} characters.</translation>
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
    <name>moments</name>
    <message>
        <source>{day} à {hour} h {minute}</source>
        <translation>{day} at {hour}:{minute}</translation>
    </message>
</context>
<context>
    <name>natures</name>
    <message>
        <source>elle ne joue que si vous l’achetez en plus.</source>
        <translation>it only counts if you buy it on top.</translation>
    </message>
    <message>
        <source>la loi l’impose, quel que soit votre contrat.</source>
        <translation>the law imposes it, whatever your contract.</translation>
    </message>
    <message>
        <source>l’assureur paie, mais pas tout : un plafond, une franchise, un délai.</source>
        <translation>the insurer pays, but not everything: a ceiling, an excess, a delay.</translation>
    </message>
    <message>
        <source>un cas que l’assureur ne paie pas.</source>
        <translation>a case that the insurer does not pay.</translation>
    </message>
    <message>
        <source>un droit perdu pour une faute après l’attaque.</source>
        <translation>a right lost for a mistake after the attack.</translation>
    </message>
    <message>
        <source>une règle à suivre tout le temps, sinon l’assureur peut refuser.</source>
        <translation>a rule to follow all the time, else the insurer may refuse.</translation>
    </message>
</context>
<context>
    <name>passage</name>
    <message>
        <source>Non reconnu</source>
        <translation>Not recognised</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>page {page}</translation>
    </message>
</context>
<context>
    <name>pdf_job</name>
    <message>
        <source>Imprimer le dossier</source>
        <translation>Print the file</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>L’imprimante ne répond pas. Vérifiez qu’elle est allumée et qu’elle a du papier, puis réessayez.</source>
        <translation>The printer does not answer. Check that it is on and has paper, then try again.</translation>
    </message>
</context>
<context>
    <name>proof_files</name>
    <message>
        <source>Aucun programme de cet ordinateur ne sait ouvrir «&#xa0;{name}&#xa0;».</source>
        <translation>No program of this computer can open “{name}”.</translation>
    </message>
    <message>
        <source>Ce fichier n’est pas encore enregistré&#x202f;; réessayez ensuite.</source>
        <translation>This document is not saved yet; try again afterwards.</translation>
    </message>
    <message>
        <source>L’image «&#xa0;{name}&#xa0;» est illisible&#xa0;: refaites‑la, ou choisissez un autre fichier.</source>
        <translation>The picture “{name}” cannot be read: make it again, or choose another document.</translation>
    </message>
    <message>
        <source>la copie n’est pas dans ce dossier</source>
        <translation>the copy is not in this file</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Cette date est avant la date du fait&#xa0;: vérifiez les deux.</source>
        <translation>This date is before the date of the fact: check both.</translation>
    </message>
    <message>
        <source>Cette date est dans le futur&#xa0;: vérifiez l’année.</source>
        <translation>This date is in the future: check the year.</translation>
    </message>
    <message>
        <source>Cette date est passée : choisissez un jour à venir.</source>
        <translation>This date is past: choose a day to come.</translation>
    </message>
    <message>
        <source>JJ/MM/AAAA</source>
        <translation>DD/MM/YYYY</translation>
    </message>
</context>
</TS>
