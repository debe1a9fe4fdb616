<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
<context>
    <name>FinishPage</name>
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
            <numerusform>%n exposée</numerusform>
            <numerusform>%n exposées</numerusform>
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
