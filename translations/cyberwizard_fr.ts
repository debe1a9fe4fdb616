<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
<context>
    <name>BeforePrint</name>
    <message numerus="yes">
        <source>%n contradiction(s) gardée(s), avec une explication</source>
        <translation>
            <numerusform>%n contradiction gardée, avec une explication</numerusform>
            <numerusform>%n contradictions gardées, avec une explication</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contradiction(s) à régler</source>
        <translation>
            <numerusform>%n contradiction à régler</numerusform>
            <numerusform>%n contradictions à régler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n décision(s) à prendre</source>
        <translation>
            <numerusform>%n décision à prendre</numerusform>
            <numerusform>%n décisions à prendre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) sans réponse</source>
        <translation>
            <numerusform>%n question sans réponse</numerusform>
            <numerusform>%n questions sans réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) « Je ne sais pas »</source>
        <translation>
            <numerusform>%n réponse « Je ne sais pas »</numerusform>
            <numerusform>%n réponses « Je ne sais pas »</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) à revoir</source>
        <translation>
            <numerusform>%n réponse à revoir</numerusform>
            <numerusform>%n réponses à revoir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%n ligne(s) à remplir à la main, ou ci‑dessus.</source>
        <translation>
            <numerusform>%n ligne à remplir à la main, ou ci‑dessus.</numerusform>
            <numerusform>%n lignes à remplir à la main, ou ci‑dessus.</numerusform>
        </translation>
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
            <numerusform>%n passage trouvé, qui retire ou limite la garantie.</numerusform>
            <numerusform>%n passages trouvés, qui retirent ou limitent la garantie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Montrer la suite (%n passage(s))</source>
        <translation>
            <numerusform>Montrer la suite (%n passage)</numerusform>
            <numerusform>Montrer la suite (%n passages)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyChoice</name>
    <message numerus="yes">
        <source>%n copie(s) jointe(s) : le PDF pèsera {size} de plus.</source>
        <translation>
            <numerusform>%n copie jointe : le PDF pèsera {size} de plus.</numerusform>
            <numerusform>%n copies jointes : le PDF pèsera {size} de plus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message numerus="yes">
        <source>%n preuve(s) ajoutée(s)&#xa0;: dites ce que chacune montre.</source>
        <translation>
            <numerusform>%n preuve ajoutée&#xa0;: dites ce que chacune montre.</numerusform>
            <numerusform>%n preuves ajoutées&#xa0;: dites ce que chacune montre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message numerus="yes">
        <source>%n fiche(s) ont changé avec votre réponse.</source>
        <translation>
            <numerusform>%n fiche a changé avec votre réponse.</numerusform>
            <numerusform>%n fiches ont changé avec votre réponse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HiddenDialog</name>
    <message numerus="yes">
        <source>%n question(s), parce que {because}</source>
        <translation>
            <numerusform>%n question, parce que {because}</numerusform>
            <numerusform>%n questions, parce que {because}</numerusform>
        </translation>
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
            <numerusform>%n choisie sur {total}</numerusform>
            <numerusform>%n choisies sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exposée(s)</source>
        <translation>
            <numerusform>%n exposée</numerusform>
            <numerusform>%n exposées</numerusform>
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
            <numerusform>%n question sur {total}</numerusform>
            <numerusform>%n questions sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rempli(s) sur {total}</source>
        <translation>
            <numerusform>%n rempli sur {total}</numerusform>
            <numerusform>%n remplis sur {total}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n à vérifier</source>
        <translation>
            <numerusform>%n à vérifier</numerusform>
            <numerusform>%n à vérifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>il manque %n réponse(s)</source>
        <translation>
            <numerusform>il manque %n réponse</numerusform>
            <numerusform>il manque %n réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{answered} sur %n réponse(s)</source>
        <translation>
            <numerusform>{answered} sur %n réponse</numerusform>
            <numerusform>{answered} sur %n réponses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message numerus="yes">
        <source>{title}, %n passage(s) marqué(s)</source>
        <translation>
            <numerusform>{title}, %n passage marqué</numerusform>
            <numerusform>{title}, %n passages marqués</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickEntriesDialog</name>
    <message numerus="yes">
        <source>%n fiche(s)</source>
        <translation>
            <numerusform>%n fiche</numerusform>
            <numerusform>%n fiches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>Impression envoyée : %n page(s).</source>
        <translation>
            <numerusform>Impression envoyée : %n page.</numerusform>
            <numerusform>Impression envoyée : %n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%n résultat(s)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignaturePage</name>
    <message numerus="yes">
        <source>%n question(s) sans réponse</source>
        <translation>
            <numerusform>%n question sans réponse</numerusform>
            <numerusform>%n questions sans réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) «&#xa0;Je ne sais pas&#xa0;»</source>
        <translation>
            <numerusform>%n réponse «&#xa0;Je ne sais pas&#xa0;»</numerusform>
            <numerusform>%n réponses «&#xa0;Je ne sais pas&#xa0;»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n réponse(s) à revoir</source>
        <translation>
            <numerusform>%n réponse à revoir</numerusform>
            <numerusform>%n réponses à revoir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionDetails</name>
    <message numerus="yes">
        <source>%n question(s) sans la même réponse qu’aujourd’hui :</source>
        <translation>
            <numerusform>%n question sans la même réponse qu’aujourd’hui :</numerusform>
            <numerusform>%n questions sans la même réponse qu’aujourd’hui :</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WipeDialog</name>
    <message numerus="yes">
        <source>• ses sauvegardes automatiques : %n, soit {size}</source>
        <translation>
            <numerusform>• ses sauvegardes automatiques : %n, soit {size}</numerusform>
            <numerusform>• ses sauvegardes automatiques : %n, soit {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Header</name>
    <message numerus="yes">
        <source>Et %n autre(s) raison(s).</source>
        <translation>
            <numerusform>Et %n autre raison.</numerusform>
            <numerusform>Et %n autres raisons.</numerusform>
        </translation>
    </message>
</context>
</TS>
