<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>For research and education, not a medical device</source>
        <translation>Pour la recherche et l’enseignement&#xa0;; n’est pas un dispositif médical</translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>&amp;Revue</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>&amp;Corriger</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>A&amp;nnoter</translation>
    </message>
    <message>
        <source>A&amp;nalyse</source>
        <translation>Anal&amp;yser</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xporter</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
</context>
<context>
    <name>ActionTable</name>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>AngleCharts</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>stale: being computed</source>
        <translation>périmé&#xa0;: recalcul en cours</translation>
    </message>
    <message>
        <source>preview: analysis is running</source>
        <translation>aperçu&#xa0;: analyse en cours</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mauvaises</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>en attente d’affinage</translation>
    </message>
    <message>
        <source>No angles yet. Analyse the video to see curves here.</source>
        <translation>Pas encore d’angles. Analysez la vidéo pour voir les courbes ici.</translation>
    </message>
    <message>
        <source>This convention has no such angle.</source>
        <translation>Cet angle n’existe pas dans cette convention.</translation>
    </message>
</context>
<context>
    <name>AngleNames</name>
    <message>
        <source>Pelvic tilt</source>
        <translation>Bascule du bassin</translation>
    </message>
    <message>
        <source>Pelvic obliquity</source>
        <translation>Obliquité du bassin</translation>
    </message>
    <message>
        <source>Pelvic rotation</source>
        <translation>Rotation du bassin</translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation>Flexion de hanche</translation>
    </message>
    <message>
        <source>Hip adduction</source>
        <translation>Adduction de hanche</translation>
    </message>
    <message>
        <source>Hip internal rotation</source>
        <translation>Rotation interne de hanche</translation>
    </message>
    <message>
        <source>Knee flexion</source>
        <translation>Flexion de genou</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion</source>
        <translation>Dorsiflexion de cheville</translation>
    </message>
    <message>
        <source>Subtalar inversion</source>
        <translation>Inversion sous-talienne</translation>
    </message>
    <message>
        <source>Toe flexion</source>
        <translation>Flexion des orteils</translation>
    </message>
    <message>
        <source>Foot progression, toes in</source>
        <translation>Angle de progression du pied, pointe en dedans</translation>
    </message>
    <message>
        <source>Lumbar extension</source>
        <translation>Extension lombaire</translation>
    </message>
    <message>
        <source>Spine flexion</source>
        <translation>Flexion du rachis</translation>
    </message>
    <message>
        <source>Spine bending to the right</source>
        <translation>Inclinaison du rachis à droite</translation>
    </message>
    <message>
        <source>Spine rotation to the left</source>
        <translation>Rotation du rachis à gauche</translation>
    </message>
    <message>
        <source>Trunk forward lean</source>
        <translation>Inclinaison du tronc en avant</translation>
    </message>
    <message>
        <source>Trunk lean to the right</source>
        <translation>Inclinaison du tronc à droite</translation>
    </message>
    <message>
        <source>Trunk rotation to the left</source>
        <translation>Rotation du tronc à gauche</translation>
    </message>
    <message>
        <source>Shoulder flexion</source>
        <translation>Flexion d’épaule</translation>
    </message>
    <message>
        <source>Shoulder adduction</source>
        <translation>Adduction d’épaule</translation>
    </message>
    <message>
        <source>Shoulder internal rotation</source>
        <translation>Rotation interne d’épaule</translation>
    </message>
    <message>
        <source>Elbow flexion</source>
        <translation>Flexion de coude</translation>
    </message>
    <message>
        <source>Forearm pronation</source>
        <translation>Pronation de l’avant-bras</translation>
    </message>
    <message>
        <source>Gait, sagittal</source>
        <translation>Marche, plan sagittal</translation>
    </message>
    <message>
        <source>Gait, frontal</source>
        <translation>Marche, plan frontal</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Squat</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Saut</translation>
    </message>
    <message>
        <source>%1 (°)</source>
        <extracomment>Title of a chart: an angle and its unit</extracomment>
        <translation>%1 (°)</translation>
    </message>
    <message>
        <source>OpenSim convention · filtered %1 Hz</source>
        <translation>Convention OpenSim · filtré %1 Hz</translation>
    </message>
    <message>
        <source>Clinical convention · filtered %1 Hz</source>
        <translation>Convention clinique · filtré %1 Hz</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convention OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convention clinique</translation>
    </message>
</context>
<context>
    <name>AngleReading</name>
    <message>
        <source>right %1° measured</source>
        <translation>droite&#xa0;: %1° mesuré</translation>
    </message>
    <message>
        <source>right %1° interpolated</source>
        <translation>droite&#xa0;: %1° interpolé</translation>
    </message>
    <message>
        <source>right %1° corrected</source>
        <translation>droite&#xa0;: %1° corrigé</translation>
    </message>
    <message>
        <source>right missing</source>
        <translation>droite&#xa0;: manquant</translation>
    </message>
    <message>
        <source>left %1° measured</source>
        <translation>gauche&#xa0;: %1° mesuré</translation>
    </message>
    <message>
        <source>left %1° interpolated</source>
        <translation>gauche&#xa0;: %1° interpolé</translation>
    </message>
    <message>
        <source>left %1° corrected</source>
        <translation>gauche&#xa0;: %1° corrigé</translation>
    </message>
    <message>
        <source>left missing</source>
        <translation>gauche&#xa0;: manquant</translation>
    </message>
    <message>
        <source>%1° measured</source>
        <translation>%1° mesuré</translation>
    </message>
    <message>
        <source>%1° interpolated</source>
        <translation>%1° interpolé</translation>
    </message>
    <message>
        <source>%1° corrected</source>
        <translation>%1° corrigé</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confiance faible</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, périmé</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1, aperçu</translation>
    </message>
    <message>
        <source>right %1° set by you</source>
        <translation>droite&#xa0;: %1° réglé par vous</translation>
    </message>
    <message>
        <source>left %1° set by you</source>
        <translation>gauche&#xa0;: %1° réglé par vous</translation>
    </message>
    <message>
        <source>%1° set by you</source>
        <translation>%1° réglé par vous</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, en attente d’affinage</translation>
    </message>
    <message>
        <source>right not estimated</source>
        <translation>droite&#xa0;: non estimé</translation>
    </message>
    <message>
        <source>left not estimated</source>
        <translation>gauche&#xa0;: non estimé</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>non estimé</translation>
    </message>
</context>
<context>
    <name>AngleWords</name>
    <message>
        <source>%1, right</source>
        <comment>name of an angle</comment>
        <translation>%1, à droite</translation>
    </message>
    <message>
        <source>%1, left</source>
        <comment>name of an angle</comment>
        <translation>%1, à gauche</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>image %1</translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation>images %1 à %2</translation>
    </message>
    <message>
        <source>%1, %2, %3 off</source>
        <translation>%1, %2, écart de %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 px off</source>
        <translation>%1, %2, écart de %3 px</translation>
    </message>
    <message>
        <source>The body cannot reach every correction; the nearest it can stands: %1.</source>
        <translation>Le corps ne peut pas atteindre toutes les corrections&#xa0;; la position la plus proche possible est retenue&#xa0;: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that were missed</comment>
        <translation>&#xa0;; </translation>
    </message>
    <message>
        <source>Keypoint “%1” moved</source>
        <translation>Point clé «&#xa0;%1&#xa0;» déplacé</translation>
    </message>
    <message>
        <source>%1: set to %2</source>
        <translation>%1&#xa0;: réglé à %2</translation>
    </message>
    <message>
        <source>Marked as bad, %1</source>
        <translation>Marqué comme mauvais, %1</translation>
    </message>
    <message>
        <source>Left and right swapped, %1</source>
        <translation>Gauche et droite inversées, %1</translation>
    </message>
    <message>
        <source>Swapped with person %1, %2</source>
        <translation>Permutation avec la personne %1, %2</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpolé</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, %1</source>
        <translation>Gauche et droite des jambes inversées, %1</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, %1</source>
        <translation>Gauche et droite des bras inversées, %1</translation>
    </message>
</context>
<context>
    <name>CaseEdit</name>
    <message>
        <source>The change was not made.</source>
        <translation>La modification n’a pas été effectuée.</translation>
    </message>
</context>
<context>
    <name>EditSentence</name>
    <message>
        <source>New case</source>
        <translation>Nouveau cas</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Renommer le cas</translation>
    </message>
    <message>
        <source>Rename the case to “%1”</source>
        <translation>Renommer le cas en «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Add a trial</source>
        <translation>Ajouter un essai</translation>
    </message>
    <message>
        <source>Add the trial “%1”</source>
        <translation>Ajouter l’essai «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Remove a trial</source>
        <translation>Retirer un essai</translation>
    </message>
    <message>
        <source>Remove the trial “%1”</source>
        <translation>Retirer l’essai «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Rename a trial</source>
        <translation>Renommer un essai</translation>
    </message>
    <message>
        <source>Rename the trial to “%1”</source>
        <translation>Renommer l’essai en «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Find the video elsewhere</source>
        <translation>Retrouver la vidéo ailleurs</translation>
    </message>
    <message>
        <source>Find the video elsewhere: %1</source>
        <translation>Retrouver la vidéo ailleurs&#xa0;: %1</translation>
    </message>
    <message>
        <source>Edit the notes</source>
        <translation>Modifier les notes</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Analyse “%1”</source>
        <translation>Analyser «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation>Modifier une personne</translation>
    </message>
    <message>
        <source>Change the person “%1”</source>
        <translation>Modifier la personne «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Move a keypoint</source>
        <translation>Déplacer un point clé</translation>
    </message>
    <message>
        <source>Move the keypoint “%1” in frame %2</source>
        <translation>Déplacer le point clé «&#xa0;%1&#xa0;» à l’image %2</translation>
    </message>
    <message>
        <source>Set a joint angle</source>
        <translation>Régler un angle articulaire</translation>
    </message>
    <message>
        <source>Set the angle “%1” in frame %2</source>
        <translation>Régler l’angle «&#xa0;%1&#xa0;» à l’image %2</translation>
    </message>
    <message>
        <source>Delete a correction</source>
        <translation>Supprimer une correction</translation>
    </message>
    <message>
        <source>Delete the correction “%1” in frame %2</source>
        <translation>Supprimer la correction «&#xa0;%1&#xa0;» à l’image %2</translation>
    </message>
    <message>
        <source>Move a correction to another frame</source>
        <translation>Déplacer une correction vers une autre image</translation>
    </message>
    <message>
        <source>Move the correction “%1” to frame %2</source>
        <translation>Déplacer la correction «&#xa0;%1&#xa0;» vers l’image %2</translation>
    </message>
    <message>
        <source>Mark frames as bad</source>
        <translation>Marquer des images comme mauvaises</translation>
    </message>
    <message>
        <source>Mark frames %1–%2 as bad</source>
        <translation>Marquer les images %1–%2 comme mauvaises</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Inverser gauche et droite</translation>
    </message>
    <message>
        <source>Swap left and right in frames %1–%2</source>
        <translation>Inverser gauche et droite, images %1–%2</translation>
    </message>
    <message>
        <source>Swap two people</source>
        <translation>Permuter deux personnes</translation>
    </message>
    <message>
        <source>Swap two people in frames %1–%2</source>
        <translation>Permuter deux personnes, images %1–%2</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Affiner les images %1–%2</translation>
    </message>
    <message>
        <source>Smooth a curve</source>
        <translation>Lisser une courbe</translation>
    </message>
    <message>
        <source>Smooth the angle “%1” near frame %2</source>
        <translation>Lisser l’angle «&#xa0;%1&#xa0;» autour de l’image %2</translation>
    </message>
    <message>
        <source>Place an event</source>
        <translation>Placer un événement</translation>
    </message>
    <message>
        <source>Place the event “%1” at frame %2</source>
        <translation>Placer l’événement «&#xa0;%1&#xa0;» à l’image %2</translation>
    </message>
    <message>
        <source>Delete an event</source>
        <translation>Supprimer un événement</translation>
    </message>
    <message>
        <source>Delete the event “%1”</source>
        <translation>Supprimer l’événement «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Place a phase</source>
        <translation>Placer une phase</translation>
    </message>
    <message>
        <source>Place the phase “%1”</source>
        <translation>Placer la phase «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Delete a phase</source>
        <translation>Supprimer une phase</translation>
    </message>
    <message>
        <source>Delete the phase “%1”</source>
        <translation>Supprimer la phase «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Draw on the video</source>
        <translation>Dessiner sur la vidéo</translation>
    </message>
    <message>
        <source>Draw on the video: %1</source>
        <translation>Dessiner sur la vidéo&#xa0;: %1</translation>
    </message>
    <message>
        <source>Delete a drawing</source>
        <translation>Supprimer un dessin</translation>
    </message>
    <message>
        <source>Delete a drawing: %1</source>
        <translation>Supprimer un dessin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keep a key image</source>
        <translation>Conserver une image clé</translation>
    </message>
    <message>
        <source>Keep frame %1 as a key image</source>
        <translation>Conserver l’image %1 comme image clé</translation>
    </message>
    <message>
        <source>Delete a key image</source>
        <translation>Supprimer une image clé</translation>
    </message>
    <message>
        <source>Delete the key image of frame %1</source>
        <translation>Supprimer l’image clé de l’image %1</translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation>Plusieurs modifications</translation>
    </message>
    <message>
        <source>Call frames right</source>
        <translation>Déclarer des images correctes</translation>
    </message>
    <message>
        <source>Frames %1–%2 looked at: right</source>
        <translation>Déclarer correctes les images %1–%2</translation>
    </message>
    <message>
        <source>Call frames doubtful again</source>
        <translation>Remettre des images en doute</translation>
    </message>
    <message>
        <source>Frames %1–%2 doubtful again</source>
        <translation>Remettre en doute les images %1–%2</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>Goniograph made a mistake of its own.</source>
        <translation>Goniograph a commis une erreur interne.</translation>
    </message>
    <message>
        <source>The settings and the video do not go together.</source>
        <translation>Les réglages et la vidéo ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>A file is not where it was.</source>
        <translation>Un fichier n’est plus à sa place.</translation>
    </message>
    <message>
        <source>A file is damaged, or not what its name says.</source>
        <translation>Un fichier est endommagé ou n’est pas ce que son nom indique.</translation>
    </message>
    <message>
        <source>A file is of a kind that this version cannot use.</source>
        <translation>Un fichier est d’un type que cette version ne peut pas utiliser.</translation>
    </message>
    <message>
        <source>A file asks for something that is never done, such as running a program.</source>
        <translation>Un fichier demande une chose qui n’est jamais faite, comme exécuter un programme.</translation>
    </message>
    <message>
        <source>A file that the analysis needs is not installed.</source>
        <translation>Un fichier nécessaire à l’analyse n’est pas installé.</translation>
    </message>
    <message>
        <source>Nobody could be followed in the video.</source>
        <translation>Personne n’a pu être suivi dans la vidéo.</translation>
    </message>
    <message>
        <source>The disk is full, or the folder may not be written to.</source>
        <translation>Le disque est plein, ou l’écriture dans le dossier n’est pas autorisée.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>L’opération a été annulée.</translation>
    </message>
    <message>
        <source>No posture of a body explains what was seen.</source>
        <translation>Aucune posture du corps n’explique ce qui a été vu.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the details and report them.</source>
        <translation>Réessayez&#xa0;; si cela se reproduit, copiez les détails et signalez-les.</translation>
    </message>
    <message>
        <source>Look at the settings in the job panel and start anew.</source>
        <translation>Vérifiez les réglages dans le volet Analyse et recommencez.</translation>
    </message>
    <message>
        <source>Find the file again, or put it back in its place.</source>
        <translation>Retrouvez le fichier ou remettez-le à sa place.</translation>
    </message>
    <message>
        <source>Copy the file from its source once more; for a video, play it to its end.</source>
        <translation>Copiez à nouveau le fichier depuis sa source&#xa0;; si c’est une vidéo, lisez-la jusqu’à la fin.</translation>
    </message>
    <message>
        <source>Convert the video to MP4 with H.264, or choose another file.</source>
        <translation>Convertissez la vidéo en MP4 avec H.264 ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Use the file only if it comes from its official source.</source>
        <translation>N’utilisez ce fichier que s’il provient de sa source officielle.</translation>
    </message>
    <message>
        <source>Import the missing file, or choose another backend or body.</source>
        <translation>Importez le fichier manquant ou choisissez une autre méthode ou un autre corps.</translation>
    </message>
    <message>
        <source>The whole person should be in view, lit well, and at least a sixth of the picture high; another detector may see them.</source>
        <translation>La personne doit être entièrement visible, bien éclairée et occuper au moins un sixième de la hauteur de l’image&#xa0;; un autre détecteur la verra peut-être.</translation>
    </message>
    <message>
        <source>Make room on the disk; the finished frames are kept.</source>
        <translation>Libérez de l’espace sur le disque&#xa0;; les images terminées sont conservées.</translation>
    </message>
    <message>
        <source>The finished frames are kept; start again to go on with them.</source>
        <translation>Les images terminées sont conservées&#xa0;; relancez l’analyse pour continuer à partir d’elles.</translation>
    </message>
    <message>
        <source>Look at the keypoints on the video; another detector may place them better.</source>
        <translation>Examinez les points clés sur la vidéo&#xa0;; un autre détecteur les placera peut-être mieux.</translation>
    </message>
    <message>
        <source>It does not fit the case as it is now.</source>
        <translation>Cela ne convient pas au cas dans son état actuel.</translation>
    </message>
    <message>
        <source>A step of the history could not be read back.</source>
        <translation>Une étape de l’historique n’a pas pu être relue.</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>Un fichier de ce nom existe déjà.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Il a peut-être été déplacé ou renommé.</translation>
    </message>
    <message>
        <source>The file is damaged or not a case.</source>
        <translation>Le fichier est endommagé ou n’est pas un cas.</translation>
    </message>
    <message>
        <source>It was made by a newer version of the program.</source>
        <translation>Il a été créé par une version plus récente du programme.</translation>
    </message>
    <message>
        <source>The file is damaged or not a video.</source>
        <translation>Le fichier est endommagé ou n’est pas une vidéo.</translation>
    </message>
    <message>
        <source>It is a kind of video that this version cannot read.</source>
        <translation>Cette version ne peut pas lire ce type de vidéo.</translation>
    </message>
    <message>
        <source>What was chosen and the results do not go together.</source>
        <translation>Les choix effectués et les résultats ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>The files do not belong together.</source>
        <translation>Ces fichiers ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>A file that belongs to it is missing.</source>
        <translation>Il manque un fichier qui en fait partie.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Look for it in its folder, or open another case.</source>
        <translation>Cherchez-le dans son dossier ou ouvrez un autre cas.</translation>
    </message>
    <message>
        <source>A copy made earlier may still open.</source>
        <translation>Une copie antérieure s’ouvrira peut-être.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Mettez le programme à jour.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Libérez de l’espace ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Copy it from the camera once more; other players may repair it by saving it again as MP4.</source>
        <translation>Copiez-la à nouveau depuis la caméra&#xa0;; d’autres lecteurs peuvent la réparer en l’enregistrant à nouveau en MP4.</translation>
    </message>
    <message>
        <source>Other players may save it again as MP4 with H.264.</source>
        <translation>D’autres lecteurs peuvent l’enregistrer à nouveau en MP4 avec H.264.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Libérez de l’espace sur le disque.</translation>
    </message>
    <message>
        <source>Choose other angles or another range.</source>
        <translation>Choisissez d’autres angles ou une autre plage.</translation>
    </message>
    <message>
        <source>Undo the last step and try again.</source>
        <translation>Annulez la dernière étape et réessayez.</translation>
    </message>
    <message>
        <source>The case itself is unharmed: go on from here.</source>
        <translation>Le cas lui-même est intact&#xa0;: continuez à partir d’ici.</translation>
    </message>
    <message>
        <source>Choose all files of the network or body at once.</source>
        <translation>Choisissez en une fois tous les fichiers du réseau ou du corps.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>for support, in English</comment>
        <translation>Détails&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Finds 33 keypoints of a person in every picture. Used for new videos instead of the built-in network; any other keypoint network with a description of its own will do as well.</source>
        <translation>Trouve 33 points clés d’une personne dans chaque image. Il remplace le réseau intégré pour les nouvelles vidéos&#xa0;; tout autre réseau de points clés accompagné de sa description convient aussi.</translation>
    </message>
    <message>
        <source>The program does not contain it: it belongs to its authors and is published by them.</source>
        <translation>Le programme ne le contient pas&#xa0;: il appartient à ses auteurs, qui le publient.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_landmark_lite.tflite; converted to ONNX.</source>
        <translation>Publié dans google/mediapipe sous le nom pose_landmark_lite.tflite&#xa0;; converti en ONNX.</translation>
    </message>
    <message>
        <source>Finds the region of one person, from which the keypoint network starts.</source>
        <translation>Trouve la zone d’une personne, point de départ du réseau de points clés.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_detection.tflite; converted to ONNX.</source>
        <translation>Publié dans google/mediapipe sous le nom pose_detection.tflite&#xa0;; converti en ONNX.</translation>
    </message>
    <message>
        <source>Finds all people in a picture. Without it OpenCV&apos;s built-in detector is used, which misses bent and small figures.</source>
        <translation>Trouve toutes les personnes d’une image. Sans lui, le détecteur intégré d’OpenCV est utilisé&#xa0;; il manque les silhouettes penchées ou petites.</translation>
    </message>
    <message>
        <source>Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as model/yolox_nano.onnx.</source>
        <translation>Publié sur github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample sous le nom model/yolox_nano.onnx.</translation>
    </message>
    <message>
        <source>The licensed SKEL body, version 1.1.1. The program&apos;s own bodies, open-female and open-male, work without it.</source>
        <translation>Le corps SKEL sous licence, version 1.1.1. Les corps propres au programme, open-female et open-male, fonctionnent sans lui.</translation>
    </message>
    <message>
        <source>Its licence is personal and allows no passing on, changed or not: whoever uses it gets it from its owners.</source>
        <translation>Sa licence est personnelle et interdit toute transmission, avec ou sans modification&#xa0;: chaque utilisateur l’obtient auprès de ses propriétaires.</translation>
    </message>
    <message>
        <source>The two bodies: SKEL project page of the Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, after registering there. The two regressors: IsshikiHugh/HSMR-data_inputs on Hugging Face. Choose all files together.</source>
        <translation>Les deux corps&#xa0;: page du projet SKEL du Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, après inscription. Les deux régresseurs&#xa0;: IsshikiHugh/HSMR-data_inputs sur Hugging Face. Choisissez tous les fichiers ensemble.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, personal, must not be passed on</source>
        <translation>Recherche scientifique non commerciale uniquement, licence personnelle, transmission interdite</translation>
    </message>
    <message>
        <source>The weights of HSMR: a network that sees the whole body in one picture, for the backend hsmr.</source>
        <translation>Les poids de HSMR, un réseau qui voit le corps entier dans une seule image, pour la méthode hsmr.</translation>
    </message>
    <message>
        <source>Published by HSMR&apos;s authors (IsshikiHugh/HSMR on GitHub) as HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</source>
        <translation>Publié par les auteurs de HSMR (IsshikiHugh/HSMR sur GitHub) sous HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, must not be passed on</source>
        <translation>Recherche scientifique non commerciale uniquement, ne doit pas être transmis</translation>
    </message>
    <message>
        <source>The weights of SKEL-CF, for the backend skelcf, with the network that estimates the camera&apos;s field of view.</source>
        <translation>Les poids de SKEL-CF, pour la méthode skelcf, avec le réseau qui estime le champ de vision de la caméra.</translation>
    </message>
    <message>
        <source>Published by SKEL-CF&apos;s authors on Hugging Face, Intellindust/SKEL_CF_vitpose_H.</source>
        <translation>Publié par les auteurs de SKEL-CF sur Hugging Face, Intellindust/SKEL_CF_vitpose_H.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Right foot strike</source>
        <translation>Contact initial droit</translation>
    </message>
    <message>
        <source>Left foot strike</source>
        <translation>Contact initial gauche</translation>
    </message>
    <message>
        <source>Foot strike</source>
        <translation>Contact initial</translation>
    </message>
    <message>
        <source>Right toe off</source>
        <translation>Décollement des orteils droit</translation>
    </message>
    <message>
        <source>Left toe off</source>
        <translation>Décollement des orteils gauche</translation>
    </message>
    <message>
        <source>Toe off</source>
        <translation>Décollement des orteils</translation>
    </message>
    <message>
        <source>Take-off</source>
        <translation>Décollage</translation>
    </message>
    <message>
        <source>Right take-off</source>
        <translation>Décollage à droite</translation>
    </message>
    <message>
        <source>Left take-off</source>
        <translation>Décollage à gauche</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Right landing</source>
        <translation>Réception à droite</translation>
    </message>
    <message>
        <source>Left landing</source>
        <translation>Réception à gauche</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Point bas</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>mauvaises</translation>
    </message>
    <message>
        <source>left and right swapped</source>
        <translation>gauche et droite inversées</translation>
    </message>
    <message>
        <source>people swapped</source>
        <translation>personnes permutées</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>qualité</translation>
    </message>
    <message>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>corrections</translation>
    </message>
    <message>
        <source>phases</source>
        <translation>phases</translation>
    </message>
    <message>
        <source>key images</source>
        <translation>images clés</translation>
    </message>
    <message>
        <source>Event: %1, frame %2</source>
        <translation>Événement&#xa0;: %1, image %2</translation>
    </message>
    <message>
        <source>Correction of %1, frame %2</source>
        <translation>Correction&#xa0;: %1, image %2</translation>
    </message>
    <message>
        <source>Marked as bad, frames %1–%2</source>
        <translation>Marquées comme mauvaises, images %1–%2</translation>
    </message>
    <message>
        <source>Left and right swapped, frames %1–%2</source>
        <translation>Gauche et droite inversées, images %1–%2</translation>
    </message>
    <message>
        <source>People swapped, frames %1–%2</source>
        <translation>Personnes permutées, images %1–%2</translation>
    </message>
    <message>
        <source>Phase: %1, frames %2–%3</source>
        <translation>Phase&#xa0;: %1, images %2–%3</translation>
    </message>
    <message>
        <source>Key image: %1, frame %2</source>
        <translation>Image clé&#xa0;: %1, image %2</translation>
    </message>
    <message>
        <source>legs swapped</source>
        <translation>jambes inversées</translation>
    </message>
    <message>
        <source>arms swapped</source>
        <translation>bras inversés</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, frames %1–%2</source>
        <translation>Gauche et droite des jambes inversées, images %1–%2</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, frames %1–%2</source>
        <translation>Gauche et droite des bras inversées, images %1–%2</translation>
    </message>
    <message>
        <source>Looked at and right, frames %1–%2</source>
        <translation>Examinées et correctes, images %1–%2</translation>
    </message>
</context>
<context>
    <name>VideoFacts</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 px</translation>
    </message>
    <message>
        <source>about %1 frames a second, varying</source>
        <translation>environ %1 images par seconde, variable</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 images par seconde</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>durée %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>shown turned by %1°</source>
        <translation>affichée tournée de %1°</translation>
    </message>
    <message>
        <source>shown mirrored</source>
        <translation>affichée en miroir</translation>
    </message>
    <message>
        <source>pixels are not square</source>
        <translation>les pixels ne sont pas carrés</translation>
    </message>
    <message>
        <source>No damage found.</source>
        <translation>Aucun dommage trouvé.</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation>
            <numerusform>%n image ne peut pas être décodée.</numerusform>
            <numerusform>%n images ne peuvent pas être décodées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation>
            <numerusform>%n image dépend d’images endommagées et est laissée de côté.</numerusform>
            <numerusform>%n images dépendent d’images endommagées et sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not quite in order.</source>
        <translation>Le fichier présente des anomalies.</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>&amp;Recent cases</source>
        <translation>Cas &amp;récents</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>Lang&amp;ue</translation>
    </message>
</context>
<context>
    <name>gonio::AboutPage</name>
    <message>
        <source>About Goniograph</source>
        <translation>À propos de Goniograph</translation>
    </message>
    <message>
        <source>Turns a video of a moving person into a three-dimensional body and joint-angle curves that can be looked at, corrected and reported.</source>
        <translation>Transforme la vidéo d’une personne en mouvement en un corps tridimensionnel et en courbes d’angles articulaires que l’on peut examiner, corriger et présenter dans un rapport.</translation>
    </message>
    <message>
        <source>Do not diagnose or treat by its numbers alone.</source>
        <translation>Ne posez pas de diagnostic et ne décidez pas d’un traitement sur la seule base de ses valeurs.</translation>
    </message>
    <message>
        <source>It never uses the network: videos, results and corrections stay on this computer.</source>
        <translation>Il n’utilise jamais le réseau&#xa0;: les vidéos, les résultats et les corrections restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Licence of the program and of its two bodies, open-female and open-male: Apache-2.0. Imported bodies and networks keep the licence of their owners.</source>
        <translation>Licence du programme et de ses deux corps, open-female et open-male&#xa0;: Apache-2.0. Les corps et réseaux importés conservent la licence de leurs propriétaires.</translation>
    </message>
    <message>
        <source>It stands on these libraries:</source>
        <translation>Il repose sur ces bibliothèques&#xa0;:</translation>
    </message>
</context>
<context>
    <name>gonio::AnalysisJob</name>
    <message>
        <source>Waiting for the analysis before it</source>
        <translation>En attente de l’analyse précédente</translation>
    </message>
    <message>
        <source>Putting the results into the case</source>
        <translation>Enregistrement des résultats dans le cas</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled; the finished frames are kept</source>
        <translation>Annulé&#xa0;; les images terminées sont conservées</translation>
    </message>
    <message>
        <source>Opening the video and loading the networks</source>
        <translation>Ouverture de la vidéo et chargement des réseaux</translation>
    </message>
    <message>
        <source>Finding people: frame %1 of %2</source>
        <translation>Recherche des personnes&#xa0;: image %1 sur %2</translation>
    </message>
    <message>
        <source>Finding keypoints: frame %1 of %2</source>
        <translation>Recherche des points clés&#xa0;: image %1 sur %2</translation>
    </message>
    <message>
        <source>Fitting the body: frame %1 of %2</source>
        <translation>Ajustement du corps&#xa0;: image %1 sur %2</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <comment>minutes and seconds of an analysis that is running</comment>
        <translation>reste %1:%2</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>reste %1 h %2 min</translation>
    </message>
</context>
<context>
    <name>gonio::AngleControl</name>
    <message>
        <source>From %1 to %2, OpenSim convention.</source>
        <translation>De %1 à %2, convention OpenSim.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>réglé par vous</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>confiance faible</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>non estimé</translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convention des angles</translation>
    </message>
    <message>
        <source>What the names and signs mean</source>
        <translation>Signification des noms et des signes</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convention OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convention clinique</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>What the file can be read with</source>
        <translation>Ce qui permet de lire le fichier</translation>
    </message>
    <message>
        <source>CSV table with raw values and confidence</source>
        <translation>Tableau CSV avec valeurs brutes et confiance</translation>
    </message>
    <message>
        <source>OpenSim motion (.mot)</source>
        <translation>Mouvement OpenSim (.mot)</translation>
    </message>
    <message>
        <source>Angles to export</source>
        <translation>Angles à exporter</translation>
    </message>
    <message>
        <source>Space checks the angle</source>
        <translation>Espace coche l’angle</translation>
    </message>
    <message>
        <source>Save angles…</source>
        <translation>Enregistrer les angles…</translation>
    </message>
    <message>
        <source>Save the angles</source>
        <translation>Enregistrer les angles</translation>
    </message>
    <message>
        <source>Save the file as the preview shows it</source>
        <translation>Enregistrer le fichier tel que l’aperçu le montre</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Check all angles</source>
        <translation>Cocher tous les angles</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Uncheck all angles</source>
        <translation>Décocher tous les angles</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Convention</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Angles</translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation>Aperçu du fichier</translation>
    </message>
    <message>
        <source>Preview of the file with the marks</source>
        <translation>Aperçu du fichier des repères</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Le fichier</translation>
    </message>
    <message>
        <source>Events and phases, a second file</source>
        <translation>Événements et phases, un second fichier</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Aperçus</translation>
    </message>
    <message>
        <source>Positive: %1. Zero: %2.</source>
        <translation>Positif&#xa0;: %1. Zéro&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Degrees with 4 decimals, times in seconds with 6; decimals have a point in every language.</source>
        <translation>Degrés avec 4 décimales, temps en secondes avec 6&#xa0;; le séparateur décimal est le point dans toutes les langues.</translation>
    </message>
    <message>
        <source>Degrees with 8 decimals; only frames in which every chosen angle is known.</source>
        <translation>Degrés avec 8 décimales&#xa0;; uniquement les images où tous les angles choisis sont connus.</translation>
    </message>
    <message>
        <source>There are no angles yet. Analyse this trial first.</source>
        <translation>Il n’y a pas encore d’angles. Analysez d’abord cet essai.</translation>
    </message>
    <message>
        <source>The angles are being computed; the preview follows.</source>
        <translation>Les angles sont en cours de calcul&#xa0;; l’aperçu suivra.</translation>
    </message>
    <message>
        <source>No angle is chosen. Check at least one.</source>
        <translation>Aucun angle n’est choisi. Cochez-en au moins un.</translation>
    </message>
    <message>
        <source>There are no frames in this range. Choose another one.</source>
        <translation>Cette plage ne contient aucune image. Choisissez-en une autre.</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation>
            <numerusform>Le fichier compte %n ligne. L’aperçu est le fichier.</numerusform>
            <numerusform>Le fichier compte %n lignes. L’aperçu est le fichier.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be made: %1</source>
        <translation>Le fichier ne peut pas être créé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save angles</source>
        <translation>Enregistrer les angles</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tableaux CSV (*.csv)</translation>
    </message>
    <message>
        <source>OpenSim motions (*.mot)</source>
        <translation>Mouvements OpenSim (*.mot)</translation>
    </message>
    <message>
        <source>The preview is not ready yet; wait for it and save again.</source>
        <translation>L’aperçu n’est pas encore prêt&#xa0;; attendez-le, puis enregistrez à nouveau.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of an angle, name of its column</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The angles cannot be written.</source>
        <translation>Les angles ne peuvent pas être écrits.</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesModel</name>
    <message>
        <source>not analysed</source>
        <translation>non analysé</translation>
    </message>
    <message>
        <source>being computed anew</source>
        <translation>recalcul en cours</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confiance faible</translation>
    </message>
    <message>
        <source>%1, low confidence on both sides</source>
        <translation>%1, confiance faible des deux côtés</translation>
    </message>
    <message>
        <source>%1, low confidence on the right</source>
        <translation>%1, confiance faible à droite</translation>
    </message>
    <message>
        <source>%1, low confidence on the left</source>
        <translation>%1, confiance faible à gauche</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>%1, range of motion: %2</source>
        <translation>%1, amplitude&#xa0;: %2</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Right (°)</source>
        <translation>Droite (°)</translation>
    </message>
    <message>
        <source>Left (°)</source>
        <translation>Gauche (°)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>non filtré</translation>
    </message>
    <message>
        <source>filtered %1 Hz</source>
        <translation>filtré %1 Hz</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>périmé</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a source in doubt: measured?</comment>
        <translation>%1&#xa0;?</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Range of motion, right (°)</source>
        <translation>Amplitude de mouvement, à droite (°)</translation>
    </message>
    <message>
        <source>ROM R</source>
        <comment>range of motion, right; short</comment>
        <translation>Ampl. D</translation>
    </message>
    <message>
        <source>Range of motion, left (°)</source>
        <translation>Amplitude de mouvement, à gauche (°)</translation>
    </message>
    <message>
        <source>ROM L</source>
        <comment>range of motion, left; short</comment>
        <translation>Ampl. G</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>non estimé</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesPanel</name>
    <message>
        <source>Switch between OpenSim and clinical angles</source>
        <translation>Passer des angles OpenSim aux angles cliniques et inversement</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convention OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convention clinique</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convention des angles</translation>
    </message>
    <message>
        <source>What the angles are measured against, and their signs</source>
        <translation>Référence de mesure des angles et signes</translation>
    </message>
    <message>
        <source>Angles at this frame</source>
        <translation>Angles à cette image</translation>
    </message>
    <message>
        <source>The angles are being computed.</source>
        <translation>Les angles sont en cours de calcul.</translation>
    </message>
    <message>
        <source>There are no angles yet: this person has not been analysed.</source>
        <translation>Il n’y a pas encore d’angles&#xa0;: cette personne n’a pas été analysée.</translation>
    </message>
    <message>
        <source>Frame %1, %2 s, %3</source>
        <translation>Image %1, %2 s, %3</translation>
    </message>
    <message>
        <source>Range: greatest minus least value of the whole trial.</source>
        <translation>Amplitude&#xa0;: maximum moins minimum sur tout l’essai.</translation>
    </message>
    <message>
        <source>Range: greatest minus least value in %1.</source>
        <translation>Amplitude&#xa0;: maximum moins minimum sur %1.</translation>
    </message>
</context>
<context>
    <name>gonio::BodyLayer</name>
    <message>
        <source>%1: missing</source>
        <comment>angle</comment>
        <translation>%1&#xa0;: manquant</translation>
    </message>
    <message>
        <source>%1°  %2</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confiance faible</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, recalcul en cours</translation>
    </message>
    <message>
        <source>%1°  %2, set by you</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2, réglé par vous</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>en attente d’affinage</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, en attente d’affinage</translation>
    </message>
    <message>
        <source>%1: not estimated</source>
        <comment>angle</comment>
        <translation>%1&#xa0;: non estimé</translation>
    </message>
</context>
<context>
    <name>gonio::CaseActions</name>
    <message>
        <source>Cases (*.gonio)</source>
        <translation>Cas (*.gonio)</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>Ouvrir une &amp;vidéo…</translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation>&amp;Nouveau cas</translation>
    </message>
    <message>
        <source>&amp;Open case…</source>
        <translation>&amp;Ouvrir un cas…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>&amp;Enregistrer le cas sous…</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation>Ouvrir la &amp;démonstration</translation>
    </message>
    <message>
        <source>Start the demonstration &amp;afresh</source>
        <translation>Recommencer la démonstration à &amp;zéro</translation>
    </message>
    <message>
        <source>A new case could not be made.</source>
        <translation>Impossible de créer un nouveau cas.</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>Impossible d’ouvrir le cas.</translation>
    </message>
    <message>
        <source>The demonstration could not be opened.</source>
        <translation>Impossible d’ouvrir la démonstration.</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Ouvrir un cas</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Ouvrir une vidéo</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)</source>
        <translation>Vidéos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>Enregistrer le cas sous</translation>
    </message>
    <message>
        <source>The case could not be saved there.</source>
        <translation>Impossible d’enregistrer le cas à cet endroit.</translation>
    </message>
    <message>
        <source>No case has been saved yet</source>
        <translation>Aucun cas n’a encore été enregistré</translation>
    </message>
    <message>
        <source>Throw the case away?</source>
        <translation>Supprimer le cas&#xa0;?</translation>
    </message>
    <message>
        <source>The case was never saved under a name. What was done in it is lost for good.</source>
        <translation>Ce cas n’a jamais été enregistré sous un nom. Le travail qu’il contient sera définitivement perdu.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>gonio::CaseDocument</name>
    <message>
        <source>The last changes are not saved yet: the disk is slow to answer.</source>
        <translation>Les dernières modifications ne sont pas encore enregistrées&#xa0;: le disque tarde à répondre.</translation>
    </message>
    <message>
        <source>Changes are not saved: another window has this case open, or its file or folder may not be written to. Save the case under another name to keep them.</source>
        <translation>Les modifications ne sont pas enregistrées&#xa0;: ce cas est ouvert dans une autre fenêtre, ou l’écriture dans son fichier ou son dossier n’est pas autorisée. Enregistrez le cas sous un autre nom pour les conserver.</translation>
    </message>
    <message>
        <source>Nothing was undone or done again, and the history was emptied.</source>
        <translation>Rien n’a été annulé ni rétabli, et l’historique a été vidé.</translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Trials</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Cas sans nom</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>analysé</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>non analysé</translation>
    </message>
    <message>
        <source>%1
%2 fps · %3 · %4
%5</source>
        <comment>trial, rate, length, frames, state</comment>
        <translation>%1
%2 i/s · %3 · %4
%5</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the trial</source>
        <translation>Nom de l’essai</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>Nom du cas</translation>
    </message>
    <message>
        <source>Rename the trial</source>
        <translation>Renommer l’essai</translation>
    </message>
    <message>
        <source>Remove the trial from the case</source>
        <translation>Retirer l’essai du cas</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Renommer le cas</translation>
    </message>
    <message>
        <source>F2 renames the trial, Delete removes it; undo brings it back.</source>
        <translation>F2 renomme l’essai, Suppr le retire&#xa0;; Annuler le rétablit.</translation>
    </message>
</context>
<context>
    <name>gonio::CaseWriter</name>
    <message>
        <source>The case has no file yet.</source>
        <translation>Le cas n’a pas encore de fichier.</translation>
    </message>
    <message>
        <source>The last changes are not saved yet; it is tried again every second.</source>
        <translation>Les dernières modifications ne sont pas encore enregistrées&#xa0;; une nouvelle tentative a lieu chaque seconde.</translation>
    </message>
</context>
<context>
    <name>gonio::ChartWidget</name>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Image %1, %2 s</translation>
    </message>
    <message>
        <source>Correction: %1°. Drag to change it, Del to delete it.</source>
        <translation>Correction&#xa0;: %1°. Faites-la glisser pour la modifier, Suppr pour la supprimer.</translation>
    </message>
    <message>
        <source>Correction: %1°. Press Enter to edit corrections.</source>
        <translation>Correction&#xa0;: %1°. Appuyez sur Entrée pour modifier les corrections.</translation>
    </message>
</context>
<context>
    <name>gonio::CoachPalette</name>
    <message>
        <source>Select</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Select and move drawings</source>
        <translation>Sélectionner et déplacer les dessins</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Draw an angle: click one arm, the vertex, the other arm</source>
        <translation>Dessiner un angle&#xa0;: cliquez sur un côté, le sommet, l’autre côté</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Dessiner une ligne</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Measure a length; calibrate it by a known one</source>
        <translation>Mesurer une longueur&#xa0;; étalonnez avec une longueur connue</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Write on the video</source>
        <translation>Écrire sur la vidéo</translation>
    </message>
    <message>
        <source>Stopwatch</source>
        <translation>Chronomètre</translation>
    </message>
    <message>
        <source>Show the time since this frame</source>
        <translation>Afficher le temps écoulé depuis cette image</translation>
    </message>
    <message>
        <source>Put the drawing into the middle</source>
        <translation>Placer le dessin au centre</translation>
    </message>
    <message>
        <source>Select the next drawing</source>
        <translation>Sélectionner le dessin suivant</translation>
    </message>
    <message>
        <source>Select the next point of the drawing</source>
        <translation>Sélectionner le point suivant du dessin</translation>
    </message>
    <message>
        <source>Delete the drawing</source>
        <translation>Supprimer le dessin</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the left</source>
        <translation>Déplacer le dessin de 1 pixel vers la gauche</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the left</source>
        <translation>Déplacer le dessin de 10 pixels vers la gauche</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the right</source>
        <translation>Déplacer le dessin de 1 pixel vers la droite</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the right</source>
        <translation>Déplacer le dessin de 10 pixels vers la droite</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel up</source>
        <translation>Déplacer le dessin de 1 pixel vers le haut</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels up</source>
        <translation>Déplacer le dessin de 10 pixels vers le haut</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel down</source>
        <translation>Déplacer le dessin de 1 pixel vers le bas</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels down</source>
        <translation>Déplacer le dessin de 10 pixels vers le bas</translation>
    </message>
    <message>
        <source>Text of the drawing</source>
        <translation>Texte du dessin</translation>
    </message>
    <message>
        <source>Words that stand at the drawing</source>
        <translation>Mots affichés près du dessin</translation>
    </message>
    <message>
        <source>First frame of the drawing</source>
        <translation>Première image du dessin</translation>
    </message>
    <message>
        <source>Shown from this frame on</source>
        <translation>Affiché à partir de cette image</translation>
    </message>
    <message>
        <source>Last frame of the drawing</source>
        <translation>Dernière image du dessin</translation>
    </message>
    <message>
        <source>Shown until this frame</source>
        <translation>Affiché jusqu’à cette image</translation>
    </message>
    <message>
        <source>Known length in metres</source>
        <translation>Longueur connue en mètres</translation>
    </message>
    <message>
        <source>Length of what the ruler lies on</source>
        <translation>Longueur de l’objet sur lequel la règle est posée</translation>
    </message>
    <message>
        <source> m</source>
        <comment>metres, behind a number</comment>
        <translation> m</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Étalonner</translation>
    </message>
    <message>
        <source>Calibrate the rulers</source>
        <translation>Étalonner les règles</translation>
    </message>
    <message>
        <source>All rulers of this trial measure with this length from now on</source>
        <translation>Toutes les règles de cet essai mesurent désormais avec cette longueur</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Partir d’ici</translation>
    </message>
    <message>
        <source>Start the stopwatch at this frame</source>
        <translation>Démarrer le chronomètre à cette image</translation>
    </message>
    <message>
        <source>The stopwatch counts from the frame that is shown</source>
        <translation>Le chronomètre compte à partir de l’image affichée</translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation>Toute la vidéo</translation>
    </message>
    <message>
        <source>Show in the whole video</source>
        <translation>Afficher dans toute la vidéo</translation>
    </message>
    <message>
        <source>Show the drawing in every frame</source>
        <translation>Afficher le dessin sur chaque image</translation>
    </message>
    <message>
        <source>From frame</source>
        <translation>De l’image</translation>
    </message>
    <message>
        <source>To frame</source>
        <translation>À l’image</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>Longueur connue</translation>
    </message>
    <message>
        <source>No drawing is selected.</source>
        <translation>Aucun dessin n’est sélectionné.</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>kind of drawing</comment>
        <translation>Sélection&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>gonio::ComparePlace</name>
    <message>
        <source>Find the video</source>
        <translation>Retrouver la vidéo</translation>
    </message>
</context>
<context>
    <name>gonio::CompareView</name>
    <message>
        <source>Trial on the right</source>
        <translation>Essai de droite</translation>
    </message>
    <message>
        <source>The other video</source>
        <translation>L’autre vidéo</translation>
    </message>
    <message>
        <source>Event on the left</source>
        <translation>Événement à gauche</translation>
    </message>
    <message>
        <source>Time on the left counts from here</source>
        <translation>Le temps à gauche est compté à partir d’ici</translation>
    </message>
    <message>
        <source>Event on the right</source>
        <translation>Événement à droite</translation>
    </message>
    <message>
        <source>Time on the right counts from here</source>
        <translation>Le temps à droite est compté à partir d’ici</translation>
    </message>
    <message>
        <source>No trial</source>
        <translation>Aucun essai</translation>
    </message>
    <message>
        <source>Choose a trial</source>
        <translation>Choisir un essai</translation>
    </message>
    <message>
        <source>From the first frame</source>
        <translation>Depuis la première image</translation>
    </message>
    <message>
        <source>%1 s from the event, frame %2</source>
        <translation>%1 s depuis l’événement, image %2</translation>
    </message>
    <message>
        <source>Choose the trial to compare with.</source>
        <translation>Choisissez l’essai à comparer.</translation>
    </message>
    <message>
        <source>The video is being opened.</source>
        <translation>La vidéo est en cours d’ouverture.</translation>
    </message>
    <message>
        <source>This video has not begun yet; its first frame stands.</source>
        <translation>Cette vidéo n’a pas encore commencé&#xa0;; sa première image est affichée.</translation>
    </message>
    <message>
        <source>This video has ended; its last frame stands.</source>
        <translation>Cette vidéo est terminée&#xa0;; sa dernière image est affichée.</translation>
    </message>
    <message>
        <source>From event: %1, frame %2</source>
        <translation>Depuis l’événement&#xa0;: %1, image %2</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message>
        <source>Analyse the video first; then its frames can be corrected here.</source>
        <translation>Analysez d’abord la vidéo&#xa0;; vous pourrez ensuite corriger ses images ici.</translation>
    </message>
    <message>
        <source>Choose a joint: click it in the scene or on the video, or pick it from the list.</source>
        <translation>Choisissez une articulation&#xa0;: cliquez dessus dans la scène ou sur la vidéo, ou prenez-la dans la liste.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>an angle and its scatter</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>réglé par vous</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confiance faible</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, recalcul en cours</translation>
    </message>
    <message>
        <source>Frame %1, OpenSim convention, %2</source>
        <translation>Image %1, convention OpenSim, %2</translation>
    </message>
    <message>
        <source>Refining %1</source>
        <translation>Affinage&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing outside these frames changes.</source>
        <translation>Rien ne change en dehors de ces images.</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Affiner</translation>
    </message>
    <message>
        <source>No correction waits.</source>
        <translation>Aucune correction en attente.</translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>Affiner&#xa0;: %1</translation>
    </message>
    <message>
        <source>Corrections are met exactly; nothing outside changes.</source>
        <translation>Les corrections sont respectées exactement&#xa0;; rien ne change ailleurs.</translation>
    </message>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation>
            <numerusform>Affiner %n endroit</numerusform>
            <numerusform>Affiner %n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>From frame %1 to frame %2; nothing outside changes.</source>
        <translation>De l’image %1 à l’image %2&#xa0;; rien ne change ailleurs.</translation>
    </message>
    <message>
        <source>Analyse the video first; then its frames can be corrected.</source>
        <translation>Analysez d’abord la vidéo&#xa0;; vous pourrez ensuite corriger ses images.</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Personne %1</translation>
    </message>
    <message>
        <source>Only one person was found in this video: there is nobody to swap with.</source>
        <translation>Une seule personne a été trouvée dans cette vidéo&#xa0;: il n’y a personne avec qui la permuter.</translation>
    </message>
    <message>
        <source>Mark as bad…</source>
        <translation>Marquer comme mauvaises…</translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation>Marquer comme mauvaises</translation>
    </message>
    <message>
        <source>Swap left and right…</source>
        <translation>Inverser gauche et droite…</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Inverser gauche et droite</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Permuter des personnes…</translation>
    </message>
    <message>
        <source>Swap people</source>
        <translation>Permuter les personnes</translation>
    </message>
    <message>
        <source>Reset this frame</source>
        <translation>Réinitialiser cette image</translation>
    </message>
    <message>
        <source>Turn the joint by +1°</source>
        <translation>Tourner l’articulation de +1°</translation>
    </message>
    <message>
        <source>Turn the joint by −1°</source>
        <translation>Tourner l’articulation de −1°</translation>
    </message>
    <message>
        <source>Turn the joint by +0.1°</source>
        <translation>Tourner l’articulation de +0,1°</translation>
    </message>
    <message>
        <source>Turn the joint by −0.1°</source>
        <translation>Tourner l’articulation de −0,1°</translation>
    </message>
    <message>
        <source>Next joint</source>
        <translation>Articulation suivante</translation>
    </message>
    <message>
        <source>Joint to correct</source>
        <translation>Articulation à corriger</translation>
    </message>
    <message>
        <source>The joint whose angle is corrected (Tab in the views: the next one)</source>
        <translation>L’articulation dont l’angle est corrigé (Tab dans les vues&#xa0;: la suivante)</translation>
    </message>
    <message>
        <source>Value of the joint at this frame</source>
        <translation>Valeur de l’articulation à cette image</translation>
    </message>
    <message>
        <source>± is the scatter of the raw values around the curve within 0.25 s. What a single camera cannot see comes on top.</source>
        <translation>± est la dispersion des valeurs brutes autour de la courbe à moins de 0,25 s. S’y ajoute ce qu’une seule caméra ne peut pas voir.</translation>
    </message>
    <message>
        <source>Fit the frames around the corrections anew (R)</source>
        <translation>Réajuster les images autour des corrections (R)</translation>
    </message>
    <message>
        <source>Progress of the refinement</source>
        <translation>Progression de l’affinage</translation>
    </message>
    <message>
        <source>Cancel refining</source>
        <translation>Annuler l’affinage</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Corrections at this frame</source>
        <translation>Corrections à cette image</translation>
    </message>
    <message>
        <source>Remove this correction</source>
        <translation>Retirer cette correction</translation>
    </message>
    <message>
        <source>Remove the chosen correction (Del)</source>
        <translation>Retirer la correction choisie (Suppr)</translation>
    </message>
    <message>
        <source>set by you, waits for Refine</source>
        <translation>réglé par vous, en attente d’affinage</translation>
    </message>
    <message>
        <source>Somebody looked at %1 and found them right; take that back (Y)</source>
        <translation>Déjà examiné et jugé correct&#xa0;: %1&#xa0;; revenir sur ce jugement (Y)</translation>
    </message>
    <message>
        <source>I looked at %1 and they are right: leave them out of the worst frames (Y)</source>
        <translation>Examiné et jugé correct&#xa0;: %1&#xa0;; ne plus compter parmi les pires images (Y)</translation>
    </message>
    <message>
        <source>not estimated: nothing that was seen tells of it</source>
        <translation>non estimé&#xa0;: rien de ce qui a été vu ne le détermine</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful place(s) left to look at (N: the worst).</source>
        <translation>
            <numerusform>Il reste&#xa0;%n endroit douteux à examiner (N&#xa0;: le pire).</numerusform>
            <numerusform>Il reste&#xa0;%n endroits douteux à examiner (N&#xa0;: le pire).</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubtful place is left to look at.</source>
        <translation>Il ne reste aucun endroit douteux à examiner.</translation>
    </message>
    <message>
        <source>This frame is right</source>
        <translation>Cette image est correcte</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectionActions</name>
    <message>
        <source>The correction could not be made.</source>
        <translation>La correction n’a pas pu être effectuée.</translation>
    </message>
</context>
<context>
    <name>gonio::CurvesView</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose which angles have a chart</source>
        <translation>Choisir les angles représentés par un graphique</translation>
    </message>
    <message>
        <source>Choose angles</source>
        <translation>Choisir les angles</translation>
    </message>
    <message>
        <source>Angles with a chart</source>
        <translation>Angles avec graphique</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convention OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convention clinique</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convention des angles</translation>
    </message>
    <message>
        <source>OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them.</source>
        <translation>OpenSim&#xa0;: coordonnées du modèle de Rajagopal. Clinique&#xa0;: signes usuels des cliniciens.</translation>
    </message>
    <message>
        <source>Edit curves</source>
        <translation>Modifier les courbes</translation>
    </message>
    <message>
        <source>Correct angles in the charts (Enter in a chart)</source>
        <translation>Corriger les angles dans les graphiques (Entrée dans un graphique)</translation>
    </message>
    <message>
        <source>Curve that is edited</source>
        <translation>Courbe modifiée</translation>
    </message>
    <message>
        <source>The curve that the value and the keys act on (Up and Down in a chart choose another chart)</source>
        <translation>La courbe sur laquelle agissent la valeur et les touches (Haut et Bas dans un graphique choisissent un autre graphique)</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Angle at this frame</source>
        <translation>Angle à cette image</translation>
    </message>
    <message>
        <source>Angle at this frame; Enter sets it</source>
        <translation>Angle à cette image&#xa0;; Entrée le valide</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>Régler ici</translation>
    </message>
    <message>
        <source>Set the angle at this frame (Enter in the value)</source>
        <translation>Régler l’angle à cette image (Entrée dans la valeur)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the selected corrections (Del)</source>
        <translation>Supprimer les corrections sélectionnées (Suppr)</translation>
    </message>
    <message>
        <source>Smooth brush</source>
        <translation>Pinceau de lissage</translation>
    </message>
    <message>
        <source>Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve smoothed over 0.2 s to either side. Frames outside the drag get none.</source>
        <translation>Faites glisser le long d’une courbe&#xa0;: elle est remplacée par des corrections toutes les 0,1 s, dont les valeurs sont la courbe lissée sur 0,2 s de part et d’autre. Les images hors du tracé n’en reçoivent aucune.</translation>
    </message>
    <message>
        <source>Corrections are values of the OpenSim convention. Choose it to edit curves.</source>
        <translation>Les corrections sont des valeurs de la convention OpenSim. Choisissez-la pour modifier les courbes.</translation>
    </message>
    <message>
        <source>There is nothing to edit yet. Analyse the video first.</source>
        <translation>Il n’y a encore rien à modifier. Analysez d’abord la vidéo.</translation>
    </message>
    <message>
        <source>Double click adds a correction, drag moves it, Del deletes it, Shift and drag select several.</source>
        <translation>Double-cliquer ajoute une correction, glisser la déplace, Suppr la supprime, Maj + glisser en sélectionne plusieurs.</translation>
    </message>
    <message>
        <source>Joint-angle curves</source>
        <translation>Courbes d’angles articulaires</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <translation>%1, %2&#xa0;: %3.</translation>
    </message>
    <message>
        <source>Frame %1. %2</source>
        <translation>Image %1. %2</translation>
    </message>
</context>
<context>
    <name>gonio::Drawing</name>
    <message>
        <source>%1° in the picture plane</source>
        <translation>%1° dans le plan de l’image</translation>
    </message>
    <message>
        <source>%1 px, not calibrated</source>
        <translation>%1 px, non étalonné</translation>
    </message>
    <message>
        <source>%1 m, in this plane only</source>
        <translation>%1 m, dans ce plan uniquement</translation>
    </message>
    <message>
        <source>%1 s of the movement, recorded at %2 Hz</source>
        <translation>%1 s du mouvement, enregistré à %2 Hz</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>angle</translation>
    </message>
    <message>
        <source>line</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>ruler</source>
        <translation>règle</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation>chronomètre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>gonio::DrawingLayer</name>
    <message>
        <source>The drawing could not be changed.</source>
        <translation>Le dessin n’a pas pu être modifié.</translation>
    </message>
</context>
<context>
    <name>gonio::ExportPage</name>
    <message>
        <source>Angles</source>
        <translation>Angles</translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation>Images et vidéos</translation>
    </message>
    <message>
        <source>Kinds of export</source>
        <translation>Types d’export</translation>
    </message>
    <message>
        <source>Export angles…</source>
        <translation>Exporter les angles…</translation>
    </message>
    <message>
        <source>Export a picture or a video…</source>
        <translation>Exporter une image ou une vidéo…</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Retour à la revue</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
</context>
<context>
    <name>gonio::FindAction</name>
    <message>
        <source>Find an action</source>
        <translation>Trouver une action</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Saisissez ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>Actions correspondantes</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Cette action est impossible pour le moment.</translation>
    </message>
</context>
<context>
    <name>gonio::FrameWorker</name>
    <message>
        <source>There is not enough memory for the pictures of this video. Close other programs and open it again.</source>
        <translation>La mémoire ne suffit pas pour les images de cette vidéo. Fermez d’autres programmes et ouvrez-la à nouveau.</translation>
    </message>
    <message>
        <source>The video cannot be shown.</source>
        <translation>La vidéo ne peut pas être affichée.</translation>
    </message>
</context>
<context>
    <name>gonio::HistoryPanel</name>
    <message>
        <source>History of the case</source>
        <translation>Historique du cas</translation>
    </message>
    <message>
        <source>Choose a step to go back or forth to it</source>
        <translation>Choisissez une étape pour y revenir ou y avancer</translation>
    </message>
    <message>
        <source>The case as it was opened</source>
        <translation>Le cas tel qu’il a été ouvert</translation>
    </message>
</context>
<context>
    <name>gonio::JobPanel</name>
    <message>
        <source>Analyse</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Cancel the running analysis</source>
        <translation>Annuler l’analyse en cours</translation>
    </message>
    <message>
        <source>Analyse this video with what is chosen here (%1)</source>
        <translation>Analyser cette vidéo avec les choix faits ici (%1)</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>The way from pictures to the body</source>
        <translation>Le chemin des images au corps</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Choose the one that is nearer to the person</source>
        <translation>Choisissez celui qui est le plus proche de la personne</translation>
    </message>
    <message>
        <source>Keypoint network</source>
        <translation>Réseau de points clés</translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation>Réseaux (*.onnx)</translation>
    </message>
    <message>
        <source>Person detector</source>
        <translation>Détecteur de personnes</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Recorded keypoints (*.npz)</source>
        <translation>Points clés enregistrés (*.npz)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Processeur (CPU)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Who is analysed</source>
        <translation>Qui est analysé</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Of the person; makes lengths and distances right</source>
        <translation>De la personne&#xa0;; rend justes les longueurs et les distances</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>as the file plays</source>
        <translation>cadence du fichier</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>Enregistrée à</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Passe-bas</translation>
    </message>
    <message>
        <source>Cut-off of the filter of the angles; 6 Hz for walking</source>
        <translation>Fréquence de coupure du filtre des angles&#xa0;; 6 Hz pour la marche</translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation>celui installé</translation>
    </message>
    <message>
        <source>Empty: the installed one</source>
        <translation>Vide&#xa0;: celui qui est installé</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Choisir un fichier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Continuer à partir des images terminées</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Throw the unfinished work away; results in the case stay</source>
        <translation>Supprimer le travail inachevé&#xa0;; les résultats du cas restent</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <comment>a backend</comment>
        <translation>%1 (non installé)</translation>
    </message>
    <message>
        <source>Open body, female</source>
        <translation>Corps libre, femme</translation>
    </message>
    <message>
        <source>Open body, male</source>
        <translation>Corps libre, homme</translation>
    </message>
    <message>
        <source>keypoints.npz or truth.npz</source>
        <translation>keypoints.npz ou truth.npz</translation>
    </message>
    <message>
        <source>There is no video yet. Open one first.</source>
        <translation>Il n’y a pas encore de vidéo. Ouvrez-en d’abord une.</translation>
    </message>
    <message>
        <source>“%1”, %2 frames</source>
        <translation>«&#xa0;%1&#xa0;», %2 images</translation>
    </message>
    <message>
        <source>The largest in the picture</source>
        <translation>La plus grande dans l’image</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Personne %1</translation>
    </message>
    <message>
        <source>Person %1, %2</source>
        <translation>Personne %1, %2</translation>
    </message>
    <message>
        <source>An analysis of this video was not finished. Its frames up to %1 are kept.</source>
        <translation>Une analyse de cette vidéo n’a pas été terminée. Ses images jusqu’à %1 sont conservées.</translation>
    </message>
    <message>
        <source>The results were made with another capture rate than the video has now: their times and angles are out of date. Analyse again.</source>
        <translation>Les résultats ont été obtenus avec une autre cadence de prise de vue que celle que la vidéo a maintenant : leurs temps et leurs angles sont périmés. Analysez de nouveau.</translation>
    </message>
    <message>
        <source>The rate at which slow motion was recorded; a property of the video</source>
        <translation>La cadence à laquelle le ralenti a été filmé ; une propriété de la vidéo</translation>
    </message>
    <message>
        <source>Trajectory fit</source>
        <translation>Ajustement de trajectoire</translation>
    </message>
    <message>
        <source>Recorded keypoints</source>
        <translation>Points clés enregistrés</translation>
    </message>
    <message>
        <source>Built-in network</source>
        <translation>Réseau intégré</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>La cadence n’a pas pu être définie.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Poids (*.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Le plus rapide disponible</translation>
    </message>
    <message>
        <source>Graphics processor (CUDA)</source>
        <translation>Processeur graphique (CUDA)</translation>
    </message>
    <message>
        <source>Where the backend&apos;s network runs</source>
        <translation>Où s’exécute le réseau de la méthode</translation>
    </message>
    <message>
        <source>your own module (*.pt)</source>
        <translation>votre propre module (*.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message>
        <source>There is no video to analyse. Open one first.</source>
        <translation>Il n’y a pas de vidéo à analyser. Ouvrez-en d’abord une.</translation>
    </message>
    <message>
        <source>This video is being analysed already. Cancel that analysis first.</source>
        <translation>Cette vidéo est déjà en cours d’analyse. Annulez d’abord cette analyse.</translation>
    </message>
    <message>
        <source>The network and the weights of the backend “%1” are not installed.</source>
        <translation>Le réseau et les poids de la méthode «&#xa0;%1&#xa0;» ne sont pas installés.</translation>
    </message>
    <message>
        <source>“%1” could not be analysed.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas pu être analysé.</translation>
    </message>
    <message>
        <source>There is no unfinished analysis of this video. Start it anew.</source>
        <translation>Il n’y a pas d’analyse inachevée de cette vidéo. Relancez-la depuis le début.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</source>
        <translation>
            <numerusform>%n correction ne convient pas à la nouvelle analyse, car celle-ci ne trouve pas le point clé ou l’autre personne que la correction désigne. Elle a été retirée&#xa0;; «&#xa0;Annuler&#xa0;» la rétablit, ainsi que l’ancienne analyse.</numerusform>
            <numerusform>%n corrections ne conviennent pas à la nouvelle analyse, car celle-ci ne trouve pas le point clé ou l’autre personne qu’elles désignent. Elles ont été retirées&#xa0;; «&#xa0;Annuler&#xa0;» les rétablit, ainsi que l’ancienne analyse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::JobRow</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui a échoué</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Progression de l’analyse de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Continuer à partir des images terminées</translation>
    </message>
    <message>
        <source>Copy what the program knows about the failure</source>
        <translation>Copier ce que le programme sait de l’échec</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Premières courbes affichées&#xa0;: approximatives, simple aperçu.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Dismiss the analysis of “%1”</source>
        <translation>Masquer l’analyse de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Annuler l’analyse de «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>gonio::JointTexts</name>
    <message>
        <source>right shoulder</source>
        <translation>épaule droite</translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation>épaule gauche</translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation>coude droit</translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation>coude gauche</translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation>poignet droit</translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation>poignet gauche</translation>
    </message>
    <message>
        <source>right hand</source>
        <translation>main droite</translation>
    </message>
    <message>
        <source>left hand</source>
        <translation>main gauche</translation>
    </message>
    <message>
        <source>right little finger</source>
        <translation>auriculaire droit</translation>
    </message>
    <message>
        <source>left little finger</source>
        <translation>auriculaire gauche</translation>
    </message>
    <message>
        <source>right index finger</source>
        <translation>index droit</translation>
    </message>
    <message>
        <source>left index finger</source>
        <translation>index gauche</translation>
    </message>
    <message>
        <source>right thumb</source>
        <translation>pouce droit</translation>
    </message>
    <message>
        <source>left thumb</source>
        <translation>pouce gauche</translation>
    </message>
    <message>
        <source>right hip</source>
        <translation>hanche droite</translation>
    </message>
    <message>
        <source>left hip</source>
        <translation>hanche gauche</translation>
    </message>
    <message>
        <source>right knee</source>
        <translation>genou droit</translation>
    </message>
    <message>
        <source>left knee</source>
        <translation>genou gauche</translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation>cheville droite</translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation>cheville gauche</translation>
    </message>
    <message>
        <source>right heel</source>
        <translation>talon droit</translation>
    </message>
    <message>
        <source>left heel</source>
        <translation>talon gauche</translation>
    </message>
    <message>
        <source>right toes</source>
        <translation>orteils droits</translation>
    </message>
    <message>
        <source>left toes</source>
        <translation>orteils gauches</translation>
    </message>
    <message>
        <source>right big toe</source>
        <translation>gros orteil droit</translation>
    </message>
    <message>
        <source>left big toe</source>
        <translation>gros orteil gauche</translation>
    </message>
    <message>
        <source>right small toe</source>
        <translation>petit orteil droit</translation>
    </message>
    <message>
        <source>left small toe</source>
        <translation>petit orteil gauche</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>œil droit</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>œil gauche</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>oreille droite</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>oreille gauche</translation>
    </message>
    <message>
        <source>pelvis</source>
        <translation>bassin</translation>
    </message>
    <message>
        <source>right subtalar joint</source>
        <translation>articulation sous-talienne droite</translation>
    </message>
    <message>
        <source>left subtalar joint</source>
        <translation>articulation sous-talienne gauche</translation>
    </message>
    <message>
        <source>lumbar spine</source>
        <translation>rachis lombaire</translation>
    </message>
    <message>
        <source>trunk</source>
        <translation>tronc</translation>
    </message>
    <message>
        <source>head</source>
        <translation>tête</translation>
    </message>
    <message>
        <source>right shoulder blade</source>
        <translation>scapula droite</translation>
    </message>
    <message>
        <source>right forearm</source>
        <translation>avant-bras droit</translation>
    </message>
    <message>
        <source>left shoulder blade</source>
        <translation>scapula gauche</translation>
    </message>
    <message>
        <source>left forearm</source>
        <translation>avant-bras gauche</translation>
    </message>
    <message>
        <source>tilt, front up</source>
        <translation>bascule, avant vers le haut</translation>
    </message>
    <message>
        <source>list, right side down</source>
        <translation>obliquité, côté droit vers le bas</translation>
    </message>
    <message>
        <source>turn to the left</source>
        <translation>rotation vers la gauche</translation>
    </message>
    <message>
        <source>flexion</source>
        <translation>flexion</translation>
    </message>
    <message>
        <source>adduction</source>
        <translation>adduction</translation>
    </message>
    <message>
        <source>internal rotation</source>
        <translation>rotation interne</translation>
    </message>
    <message>
        <source>dorsiflexion</source>
        <translation>dorsiflexion</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>inversion</translation>
    </message>
    <message>
        <source>toes down</source>
        <translation>orteils vers le bas</translation>
    </message>
    <message>
        <source>trunk backward</source>
        <translation>tronc vers l’arrière</translation>
    </message>
    <message>
        <source>trunk to the right</source>
        <translation>tronc vers la droite</translation>
    </message>
    <message>
        <source>trunk turned to the left</source>
        <translation>tronc tourné vers la gauche</translation>
    </message>
    <message>
        <source>pronation</source>
        <translation>pronation</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nez</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>cou</translation>
    </message>
</context>
<context>
    <name>gonio::JointWords</name>
    <message>
        <source>Pelvis</source>
        <translation>Bassin</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Hanche droite</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Genou droit</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Cheville droite</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Orteils droits</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Hanche gauche</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Genou gauche</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Cheville gauche</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Orteils gauches</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Thorax</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Épaule droite</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Coude droit</translation>
    </message>
    <message>
        <source>Right wrist</source>
        <translation>Poignet droit</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>Épaule gauche</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Coude gauche</translation>
    </message>
    <message>
        <source>Left wrist</source>
        <translation>Poignet gauche</translation>
    </message>
</context>
<context>
    <name>gonio::KeyImagePanel</name>
    <message>
        <source>Keep this frame as a key image</source>
        <translation>Conserver cette image comme image clé</translation>
    </message>
    <message>
        <source>Delete the key image</source>
        <translation>Supprimer l’image clé</translation>
    </message>
    <message>
        <source>Key images</source>
        <translation>Images clés</translation>
    </message>
    <message>
        <source>Enter goes to the frame, F2 changes the caption of a key image.</source>
        <translation>Entrée va à l’image, F2 modifie la légende d’une image clé.</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Save the key image as a picture</source>
        <translation>Enregistrer l’image clé dans un fichier</translation>
    </message>
    <message>
        <source>Save this frame with what is drawn on it</source>
        <translation>Enregistrer cette image avec ce qui y est dessiné</translation>
    </message>
    <message>
        <source>Keep frame</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Image %1</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Image %1, %2 s</translation>
    </message>
    <message>
        <source>The key image could not be changed.</source>
        <translation>L’image clé n’a pas pu être modifiée.</translation>
    </message>
</context>
<context>
    <name>gonio::KeypointLayer</name>
    <message>
        <source>%1, %2 px</source>
        <comment>place in the picture, right and down</comment>
        <translation>%1, %2 px</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>corrigé à la main</translation>
    </message>
    <message>
        <source>detected, confidence %1 %</source>
        <translation>détecté, confiance %1 %</translation>
    </message>
    <message>
        <source>The keypoint could not be changed.</source>
        <translation>Le point clé n’a pas pu être modifié.</translation>
    </message>
</context>
<context>
    <name>gonio::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>Rechercher dans les raccourcis</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Actions et leurs raccourcis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
</context>
<context>
    <name>gonio::LayersPanel</name>
    <message>
        <source>Skeleton</source>
        <translation>Squelette</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Surface</translation>
    </message>
    <message>
        <source>Detected keypoints</source>
        <translation>Points clés détectés</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>Trajectoires</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Dessins</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Sol</translation>
    </message>
    <message>
        <source>Show or hide this layer in the video and the scene</source>
        <translation>Afficher ou masquer ce calque dans la vidéo et la scène</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Articulations</translation>
    </message>
    <message>
        <source>Joints with trails</source>
        <translation>Articulations avec trajectoire</translation>
    </message>
    <message>
        <source>Choose the joints whose way is drawn in the scene</source>
        <translation>Choisir les articulations dont la trajectoire est tracée dans la scène</translation>
    </message>
</context>
<context>
    <name>gonio::MainWindow</name>
    <message>
        <source>&amp;Close case</source>
        <translation>&amp;Fermer le cas</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Rétablir&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Fill with the view under the mouse</source>
        <translation>&amp;Agrandir la vue sous la souris</translation>
    </message>
    <message>
        <source>Panel: &amp;Angles</source>
        <translation>Volet&#xa0;: an&amp;gles</translation>
    </message>
    <message>
        <source>Panel: &amp;Correct</source>
        <translation>Volet&#xa0;: &amp;corriger</translation>
    </message>
    <message>
        <source>Panel: &amp;Job</source>
        <translation>Volet&#xa0;: anal&amp;yse</translation>
    </message>
    <message>
        <source>Panel: &amp;Notes</source>
        <translation>Volet&#xa0;: &amp;notes</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>C&amp;lair ou sombre</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>&amp;Texte plus grand</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>Text of &amp;normal size</source>
        <translation>Texte de taille n&amp;ormale</translation>
    </message>
    <message>
        <source>Networks and &amp;bodies…</source>
        <translation>Réseau&amp;x et corps…</translation>
    </message>
    <message>
        <source>Find an &amp;action…</source>
        <translation>Trouver une act&amp;ion…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Raccourcis</translation>
    </message>
    <message>
        <source>A&amp;bout Goniograph</source>
        <translation>À &amp;propos de Goniograph</translation>
    </message>
    <message>
        <source>Goniograph</source>
        <translation>Goniograph</translation>
    </message>
    <message>
        <source>%1 — Goniograph</source>
        <comment>name of the case</comment>
        <translation>%1 — Goniograph</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouveau cas</translation>
    </message>
    <message>
        <source>Two videos &amp;side by side</source>
        <translation>Deux &amp;vidéos côte à côte</translation>
    </message>
    <message>
        <source>The window will be in this language when the program is started again: %1.</source>
        <translation>La fenêtre sera dans cette langue au prochain démarrage du programme&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The video could not be added.</source>
        <translation>La vidéo n’a pas pu être ajoutée.</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>La cadence n’a pas pu être définie.</translation>
    </message>
    <message>
        <source>The last changes are not saved. Save the case under another name, then close the window again.</source>
        <translation>Les dernières modifications ne sont pas enregistrées. Enregistrez le cas sous un autre nom, puis fermez à nouveau la fenêtre.</translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message>
        <source>Files that do not come with the program</source>
        <translation>Fichiers non fournis avec le programme</translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation>Retour aux vues</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installé</translation>
    </message>
    <message>
        <source>Missing, needed for analysing a new video</source>
        <translation>Manquant, nécessaire pour analyser une nouvelle vidéo</translation>
    </message>
    <message>
        <source>Not installed, optional</source>
        <translation>Non installé, facultatif</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Licence&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>Choose file for %1</source>
        <translation>Choisir un fichier pour %1</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Choisir les fichiers à importer</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation>
            <numerusform>Vérification de %n fichier…</numerusform>
            <numerusform>Vérification de %n fichiers…</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Rien n’a été importé.</translation>
    </message>
    <message>
        <source>Networks and bodies (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Réseaux et corps (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::NotesPanel</name>
    <message>
        <source>Notes on the trial</source>
        <translation>Notes sur l’essai</translation>
    </message>
    <message>
        <source>Kept in the case as you write</source>
        <translation>Conservées dans le cas au fil de la saisie</translation>
    </message>
    <message>
        <source>Notes on “%1”</source>
        <translation>Notes sur «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>There is no trial to write notes on.</source>
        <translation>Il n’y a pas d’essai à annoter.</translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message>
        <source>Open video…</source>
        <translation>Ouvrir une vidéo…</translation>
    </message>
    <message>
        <source>Find the video…</source>
        <translation>Retrouver la vidéo…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Affiner les images %1–%2</translation>
    </message>
    <message>
        <source>Worst frame first</source>
        <translation>La pire image d’abord</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>This case is empty. Open a video or drop one on the window.</source>
        <translation>Ce cas est vide. Ouvrez une vidéo ou déposez-en une sur la fenêtre.</translation>
    </message>
    <message>
        <source>This is the demonstration, a generated walk. Drop a video of your own on the window to start with it.</source>
        <translation>Voici la démonstration, une marche générée. Déposez votre propre vidéo sur la fenêtre pour commencer.</translation>
    </message>
    <message>
        <source>The video is not where it was. It is recognised by its content wherever it is now.</source>
        <translation>La vidéo n’est plus à sa place. Elle est reconnue à son contenu, où qu’elle soit maintenant.</translation>
    </message>
    <message>
        <source>This video has not been analysed yet.</source>
        <translation>Cette vidéo n’a pas encore été analysée.</translation>
    </message>
    <message>
        <source>Your corrections wait to be taken into the motion around them.</source>
        <translation>Vos corrections attendent d’être intégrées au mouvement qui les entoure.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation>
            <numerusform>%n endroit mérite un examen.</numerusform>
            <numerusform>%n endroits méritent un examen.</numerusform>
        </translation>
    </message>
    <message>
        <source>All doubtful places have been looked at.</source>
        <translation>Tous les endroits douteux ont été examinés.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Hide this proposal</source>
        <translation>Masquer cette proposition</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Analyser de nouveau</translation>
    </message>
    <message>
        <source>The capture rate of this video was changed after the analysis: times and angles are out of date.</source>
        <translation>La cadence de prise de vue de cette vidéo a été modifiée après l’analyse : les temps et les angles sont périmés.</translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message>
        <source>For research and education, not a medical device.</source>
        <translation>Pour la recherche et l’enseignement&#xa0;; n’est pas un dispositif médical.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two facts about an exported picture</comment>
        <translation>%1&#xa0;; %2</translation>
    </message>
    <message>
        <source>frame %1, %2 s</source>
        <translation>image %1, %2 s</translation>
    </message>
    <message>
        <source>The file could not be written; an older file of that name is as it was.</source>
        <translation>Le fichier n’a pas pu être écrit&#xa0;; un fichier antérieur du même nom est inchangé.</translation>
    </message>
    <message>
        <source>Newer values are being computed: what is shown may be the earlier ones.</source>
        <translation>De nouvelles valeurs sont en cours de calcul&#xa0;: celles qui sont affichées sont peut-être les précédentes.</translation>
    </message>
    <message numerus="yes">
        <source>Corrections wait for Refine in %n stretch(es) between frames %1 and %2: body and angles there are not final.</source>
        <translation>
            <numerusform>Des corrections sont en attente d’affinage dans&#xa0;%n intervalle entre les images %1 et %2&#xa0;: le corps et les angles n’y sont pas définitifs.</numerusform>
            <numerusform>Des corrections sont en attente d’affinage dans&#xa0;%n intervalles entre les images %1 et %2&#xa0;: le corps et les angles n’y sont pas définitifs.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last frame</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Corrections wait for Refine in frames %1: body and angles there are not final.</source>
        <translation>Des corrections sont en attente d’affinage aux images %1&#xa0;: le corps et les angles n’y sont pas définitifs.</translation>
    </message>
</context>
<context>
    <name>gonio::PeopleLayer</name>
    <message>
        <source>Person %1</source>
        <translation>Personne %1</translation>
    </message>
    <message>
        <source>Click to review this person</source>
        <translation>Cliquez pour examiner cette personne</translation>
    </message>
</context>
<context>
    <name>gonio::PeoplePanel</name>
    <message>
        <source>Rename the person</source>
        <translation>Renommer la personne</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Permuter des personnes…</translation>
    </message>
    <message>
        <source>People in this video</source>
        <translation>Personnes dans cette vidéo</translation>
    </message>
    <message>
        <source>Choose a person to see them everywhere; F2 names them; take the tick off those who do not matter</source>
        <translation>Choisissez une personne pour la voir partout&#xa0;; F2 la nomme&#xa0;; décochez celles qui ne comptent pas</translation>
    </message>
    <message>
        <source>Two people were taken for each other in some frames</source>
        <translation>Deux personnes ont été confondues sur certaines images</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Personne %1</translation>
    </message>
    <message>
        <source>Found, not analysed</source>
        <translation>Trouvée, non analysée</translation>
    </message>
    <message>
        <source>%1 of %2 frames, mean reprojection error %3 px</source>
        <translation>%1 images sur %2, erreur de reprojection moyenne %3 px</translation>
    </message>
    <message>
        <source>Nobody has been looked for yet: analyse the video.</source>
        <translation>Aucune personne n’a encore été recherchée&#xa0;: analysez la vidéo.</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>Aucune personne n’est choisie.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person and what is known of them</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>gonio::PersonData</name>
    <message>
        <source>The angles of this person cannot be computed.</source>
        <translation>Les angles de cette personne ne peuvent pas être calculés.</translation>
    </message>
</context>
<context>
    <name>gonio::ProxyMaker</name>
    <message>
        <source>The small copy of the video could not be made.</source>
        <translation>La copie réduite de la vidéo n’a pas pu être créée.</translation>
    </message>
</context>
<context>
    <name>gonio::RangeBar</name>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Première image</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Dernière image</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Autre personne</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>to</source>
        <comment>frames 3 to 9</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>%1: in which frames?</source>
        <translation>%1&#xa0;: sur quelles images&#xa0;?</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Limbs</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>A detector often exchanges the legs alone, or the arms alone</source>
        <translation>Souvent, un détecteur n’inverse que les jambes ou que les bras</translation>
    </message>
    <message>
        <source>the whole body</source>
        <translation>le corps entier</translation>
    </message>
    <message>
        <source>the legs</source>
        <translation>les jambes</translation>
    </message>
    <message>
        <source>the arms</source>
        <translation>les bras</translation>
    </message>
</context>
<context>
    <name>gonio::RangeChooser</name>
    <message>
        <source>From event</source>
        <translation>De l’événement</translation>
    </message>
    <message>
        <source>To event</source>
        <translation>À l’événement</translation>
    </message>
    <message>
        <source>Frames to export</source>
        <translation>Images à exporter</translation>
    </message>
    <message>
        <source>Which frames are exported</source>
        <translation>Quelles images sont exportées</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Toutes les images</translation>
    </message>
    <message>
        <source>The selected range</source>
        <translation>La plage sélectionnée</translation>
    </message>
    <message>
        <source>Between two events</source>
        <translation>Entre deux événements</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <comment>event</comment>
        <translation>%1, image %2</translation>
    </message>
    <message>
        <source>Frames %1 to %2, %3 s to %4 s.</source>
        <translation>Images %1 à %2, %3 s à %4 s.</translation>
    </message>
    <message>
        <source>Nothing is selected; drag over a curve or press I and O.</source>
        <translation>Rien n’est sélectionné&#xa0;; faites glisser sur une courbe ou appuyez sur I et O.</translation>
    </message>
    <message>
        <source>This trial has no events yet; press E at a frame.</source>
        <translation>Cet essai n’a pas encore d’événements&#xa0;; appuyez sur E à une image.</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>Aucune vidéo n’est ouverte.</translation>
    </message>
</context>
<context>
    <name>gonio::RefineRunner</name>
    <message>
        <source>There is no analysis of this person to refine.</source>
        <translation>Il n’y a pas d’analyse de cette personne à affiner.</translation>
    </message>
    <message>
        <source>The angles of this person are still being computed. Try again in a moment.</source>
        <translation>Les angles de cette personne sont encore en cours de calcul. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>No correction waits: every one is part of the motion already.</source>
        <translation>Aucune correction en attente&#xa0;: toutes sont déjà intégrées au mouvement.</translation>
    </message>
    <message>
        <source>The motion around the corrections could not be refined.</source>
        <translation>Le mouvement autour des corrections n’a pas pu être affiné.</translation>
    </message>
</context>
<context>
    <name>gonio::ReviewPage</name>
    <message>
        <source>Panels</source>
        <translation>Volets</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Angles</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>gonio::RunningCard</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Progression de l’analyse de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is being done; time left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Premières courbes affichées&#xa0;: approximatives, simple aperçu.</translation>
    </message>
    <message numerus="yes">
        <source>%n more analysis(es) wait.</source>
        <translation>
            <numerusform>%n autre analyse est en attente.</numerusform>
            <numerusform>%n autres analyses sont en attente.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Annuler l’analyse de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Stop this analysis; its finished frames are kept</source>
        <translation>Arrêter cette analyse&#xa0;; ses images terminées sont conservées</translation>
    </message>
    <message>
        <source>Running analysis</source>
        <translation>Analyse en cours</translation>
    </message>
</context>
<context>
    <name>gonio::SaveWarning</name>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Save the case under another name</source>
        <translation>Enregistrer le cas sous un autre nom</translation>
    </message>
    <message>
        <source>Save the case under another name, with everything in it (Ctrl+Shift+S)</source>
        <translation>Enregistrer le cas, avec tout son contenu, sous un autre nom (Ctrl+Shift+S)</translation>
    </message>
</context>
<context>
    <name>gonio::SceneView</name>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Click a bone to choose its joint, drag its ring to turn it. Drag turns the view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn.</source>
        <translation>Cliquez sur un os pour choisir son articulation, faites glisser son anneau pour la tourner. Glisser tourne la vue, glisser avec le bouton droit la déplace, la molette zoome. Tab&#xa0;: articulation suivante, + et -&#xa0;: tourner.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>See the person as the video&apos;s camera does (1)</source>
        <translation>Voir la personne comme la caméra de la vidéo (1)</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>See the person from their right (2)</source>
        <translation>Voir la personne depuis sa droite (2)</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>See the person from ahead (3)</source>
        <translation>Voir la personne de face (3)</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Dessus</translation>
    </message>
    <message>
        <source>See the person from above (4)</source>
        <translation>Voir la personne de dessus (4)</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>Fit the person</source>
        <translation>Cadrer la personne</translation>
    </message>
    <message>
        <source>Bring the whole person into the scene (0)</source>
        <translation>Faire entrer toute la personne dans la scène (0)</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Show the video&apos;s camera</source>
        <translation>Afficher la caméra de la vidéo</translation>
    </message>
    <message>
        <source>Show where the video&apos;s camera stood and what it saw</source>
        <translation>Montrer où se trouvait la caméra de la vidéo et ce qu’elle voyait</translation>
    </message>
    <message>
        <source>%1: no value in this frame</source>
        <translation>%1&#xa0;: aucune valeur à cette image</translation>
    </message>
    <message>
        <source>%1 %2, being corrected; unfiltered, OpenSim convention</source>
        <translation>%1 %2, correction en cours&#xa0;; non filtré, convention OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, out of date; unfiltered, OpenSim convention</source>
        <translation>%1 %2, périmé&#xa0;; non filtré, convention OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, %3; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3&#xa0;; non filtré, convention OpenSim</translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation>Rien n’a encore été analysé.</translation>
    </message>
    <message>
        <source>No body in this frame: the person was not seen.</source>
        <translation>Pas de corps à cette image&#xa0;: la personne n’a pas été vue.</translation>
    </message>
    <message>
        <source>%1 %2, set by you, waits for Refine; OpenSim convention</source>
        <translation>%1 %2, réglé par vous, en attente d’affinage&#xa0;; convention OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, %3, waits for Refine; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3, en attente d’affinage&#xa0;; non filtré, convention OpenSim</translation>
    </message>
    <message>
        <source>%1 is not estimated: nothing that was seen tells of it</source>
        <translation>%1&#xa0;: non estimé, rien de ce qui a été vu ne le détermine</translation>
    </message>
</context>
<context>
    <name>gonio::StartPage</name>
    <message>
        <source>%1 — %2</source>
        <comment>name of a case, when it was changed</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Goniograph</source>
        <translation>Goniograph</translation>
    </message>
    <message>
        <source>Joint angles of a moving person from one video: analyse, look, correct, report.</source>
        <translation>Les angles articulaires d’une personne en mouvement à partir d’une seule vidéo&#xa0;: analyser, examiner, corriger, rendre compte.</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Ouvrir la démonstration</translation>
    </message>
    <message>
        <source>A generated walk that is analysed already: something to see in every view, and nothing can be broken.</source>
        <translation>Une marche générée, déjà analysée&#xa0;: chaque vue a quelque chose à montrer, et rien ne peut être abîmé.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Ouvrir une vidéo…</translation>
    </message>
    <message>
        <source>A recording of one person, best from the side with a camera that stands still. Dropping it on the window does the same.</source>
        <translation>L’enregistrement d’une personne, de préférence de profil et avec une caméra fixe. La déposer sur la fenêtre a le même effet.</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Ouvrir un cas…</translation>
    </message>
    <message>
        <source>Videos, results and corrections that were saved before.</source>
        <translation>Vidéos, résultats et corrections enregistrés auparavant.</translation>
    </message>
    <message>
        <source>Not yet saved under a name</source>
        <translation>Pas encore enregistré sous un nom</translation>
    </message>
    <message>
        <source>Throw the selected one away…</source>
        <translation>Supprimer le cas sélectionné…</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Cas récents</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Cas sans nom</translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message>
        <source>licensed to you alone, not to be passed on</source>
        <translation>licence strictement personnelle, transmission interdite</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Non analysé</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · body %4 (%5)</source>
        <comment>device, method, detector, body, licence</comment>
        <translation>%1 · %2 · %3 · corps %4 (%5)</translation>
    </message>
    <message>
        <source>Made by version %1 at %2 (UTC)</source>
        <translation>Produit par la version %1, %2 (UTC)</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>Enregistré à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Enregistré il y a %n s</numerusform>
            <numerusform>Enregistré il y a %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Enregistré il y a %n min</numerusform>
            <numerusform>Enregistré il y a %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation>
            <numerusform>Enregistré il y a %n h</numerusform>
            <numerusform>Enregistré il y a %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>Échec de l’enregistrement</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Frise chronologique</translation>
    </message>
    <message>
        <source>Frame %1.</source>
        <translation>Image %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n événement.</numerusform>
            <numerusform>%n événements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n correction.</numerusform>
            <numerusform>%n corrections.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s).</source>
        <translation>
            <numerusform>%n phase.</numerusform>
            <numerusform>%n phases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key image(s).</source>
        <translation>
            <numerusform>%n image clé.</numerusform>
            <numerusform>%n images clés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation>Choix&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it as it was</source>
        <translation>Entrée valide le nom, Échap le laisse inchangé</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Previous correction</source>
        <translation>Correction précédente</translation>
    </message>
    <message>
        <source>Go to the previous correction</source>
        <translation>Aller à la correction précédente</translation>
    </message>
    <message>
        <source>Next correction</source>
        <translation>Correction suivante</translation>
    </message>
    <message>
        <source>Go to the next correction</source>
        <translation>Aller à la correction suivante</translation>
    </message>
    <message>
        <source>Next worst frame</source>
        <translation>Pire image suivante</translation>
    </message>
    <message>
        <source>Go to the worst frame that is left</source>
        <translation>Aller à la pire image restante</translation>
    </message>
    <message>
        <source>Previous worst frame</source>
        <translation>Pire image précédente</translation>
    </message>
    <message>
        <source>Go back in the list of worst frames</source>
        <translation>Revenir en arrière dans la liste des pires images</translation>
    </message>
    <message>
        <source>Add event…</source>
        <translation>Ajouter un événement…</translation>
    </message>
    <message>
        <source>Add an event at this frame</source>
        <translation>Ajouter un événement à cette image</translation>
    </message>
    <message>
        <source>Add phase…</source>
        <translation>Ajouter une phase…</translation>
    </message>
    <message>
        <source>Name the selected range as a phase</source>
        <translation>Nommer la plage sélectionnée comme phase</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Image %1, %2 s</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Non analysé</translation>
    </message>
    <message>
        <source>No reason for doubt</source>
        <translation>Aucune raison de douter</translation>
    </message>
    <message>
        <source>Doubtful: the body lies far from the keypoints</source>
        <translation>Douteux&#xa0;: le corps est loin des points clés</translation>
    </message>
    <message>
        <source>Doubtful: a joint is at its limit</source>
        <translation>Douteux&#xa0;: une articulation est en butée</translation>
    </message>
    <message>
        <source>Doubtful: the motion jumps</source>
        <translation>Douteux&#xa0;: le mouvement fait un saut</translation>
    </message>
    <message>
        <source>Doubtful: keypoints were hardly seen</source>
        <translation>Douteux&#xa0;: les points clés étaient à peine visibles</translation>
    </message>
    <message>
        <source>Doubtful: left and right may be exchanged</source>
        <translation>Douteux&#xa0;: gauche et droite sont peut-être inversées</translation>
    </message>
    <message>
        <source>Doubtful: the person was not seen</source>
        <translation>Douteux&#xa0;: la personne n’a pas été vue</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Time on the ruler, in seconds</extracomment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>gonio::TransportBar</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (its key)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go to the first frame</source>
        <translation>Aller à la première image</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Reculer de dix images</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Reculer d’une image</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Avancer d’une image</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Avancer de dix images</translation>
    </message>
    <message>
        <source>Go to the last frame</source>
        <translation>Aller à la dernière image</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>Lire en arrière, à nouveau pour accélérer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation>Lire en avant, à nouveau pour accélérer</translation>
    </message>
    <message>
        <source>Begin the range at this frame</source>
        <translation>Commencer la plage à cette image</translation>
    </message>
    <message>
        <source>End the range at this frame</source>
        <translation>Finir la plage à cette image</translation>
    </message>
    <message>
        <source>Repeat the range</source>
        <translation>Répéter la plage</translation>
    </message>
    <message>
        <source>Time of this frame</source>
        <translation>Temps de cette image</translation>
    </message>
    <message>
        <source>Number of this frame</source>
        <translation>Numéro de cette image</translation>
    </message>
    <message>
        <source>Frame rate and direction of play</source>
        <translation>Cadence et sens de lecture</translation>
    </message>
    <message>
        <source>×</source>
        <comment>times as fast as recorded</comment>
        <translation>×</translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation>Vitesse de lecture</translation>
    </message>
    <message>
        <source>How fast Play runs: 1 is as recorded, 0.1 ten times slower</source>
        <translation>Vitesse de la lecture&#xa0;: 1 comme à l’enregistrement, 0,1 dix fois plus lent</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>image %1 / %2</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>pas de vidéo</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 images/s</translation>
    </message>
    <message>
        <source>backwards %1×</source>
        <translation>en arrière %1×</translation>
    </message>
    <message>
        <source>forwards %1×</source>
        <translation>en avant %1×</translation>
    </message>
</context>
<context>
    <name>gonio::TrialVideo</name>
    <message>
        <source>This is another video than the one that was analysed. Choose the original file; its name does not matter.</source>
        <translation>Cette vidéo n’est pas celle qui a été analysée. Choisissez le fichier d’origine&#xa0;; son nom n’importe pas.</translation>
    </message>
    <message>
        <source>The video could not be read.</source>
        <translation>La vidéo n’a pas pu être lue.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoExport</name>
    <message>
        <source>There are no frames to export; choose another range.</source>
        <translation>Il n’y a aucune image à exporter&#xa0;; choisissez une autre plage.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoIntake</name>
    <message>
        <source>&amp;Slow motion?</source>
        <translation>&amp;Ralenti&#xa0;?</translation>
    </message>
    <message>
        <source>Rate at which the video was recorded</source>
        <translation>Cadence à laquelle la vidéo a été enregistrée</translation>
    </message>
    <message>
        <source>Slow-motion clips play slower than they were recorded; times and speeds are right only with the rate of the recording.</source>
        <translation>Les ralentis sont lus plus lentement qu’ils n’ont été enregistrés&#xa0;; les temps et les vitesses ne sont justes qu’avec la cadence d’enregistrement.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Hide the facts of the video</source>
        <translation>Masquer les informations sur la vidéo</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Ouverture de %1…</translation>
    </message>
    <message>
        <source>Looking for damage…</source>
        <translation>Recherche de dommages…</translation>
    </message>
    <message>
        <source>No, recorded at %1 as it plays</source>
        <translation>Non, enregistrée à %1 comme à la lecture</translation>
    </message>
    <message>
        <source>Recorded at %1, plays at %2</source>
        <translation>Enregistrée à %1, lue à %2</translation>
    </message>
    <message>
        <source>The video cannot be opened.</source>
        <translation>La vidéo ne peut pas être ouverte.</translation>
    </message>
    <message>
        <source>It cannot be read to its end.</source>
        <translation>Elle ne peut pas être lue jusqu’à la fin.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoView</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>The picture of this moment with the skeleton over it. Tab goes through the keypoints, Alt and the arrow keys move the chosen one.</source>
        <translation>L’image de cet instant avec le squelette superposé. Tab parcourt les points clés, Alt et les flèches déplacent celui qui est choisi.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Retrouver…</translation>
    </message>
    <message>
        <source>Choose the file of this video where it is now</source>
        <translation>Choisir l’emplacement actuel du fichier de cette vidéo</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>Retrouver la vidéo</translation>
    </message>
    <message>
        <source>Fit the video into its view</source>
        <translation>Ajuster la vidéo à sa vue</translation>
    </message>
    <message>
        <source>Enlarge the video</source>
        <translation>Agrandir la vidéo</translation>
    </message>
    <message>
        <source>Make the video smaller</source>
        <translation>Réduire la vidéo</translation>
    </message>
    <message>
        <source>The video is not where it was. What was found in it can still be seen and corrected in the other views.
%1</source>
        <translation>La vidéo n’est plus à sa place. Ce qui y a été trouvé reste visible et peut être corrigé dans les autres vues.
%1</translation>
    </message>
    <message>
        <source>Frame %1 is damaged in the file: there is no picture of it.</source>
        <translation>L’image %1 est endommagée dans le fichier&#xa0;: elle ne peut pas être affichée.</translation>
    </message>
    <message>
        <source>frame %1 · %2 s</source>
        <translation>image %1 · %2 s</translation>
    </message>
    <message>
        <source>frame %1 · %2 s · preview</source>
        <comment>half-size picture</comment>
        <translation>image %1 · %2 s · aperçu</translation>
    </message>
    <message>
        <source>This is another video than the one that was analysed, so it is not shown. What was found in the right one can still be seen and corrected in the other views.
%1</source>
        <translation>Cette vidéo n’est pas celle qui a été analysée ; elle n’est donc pas montrée. Ce qui a été trouvé dans la bonne peut toujours être vu et corrigé dans les autres vues.
%1</translation>
    </message>
</context>
<context>
    <name>gonio::ViewExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>View to export</source>
        <translation>Vue à exporter</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Comme à l’écran</translation>
    </message>
    <message>
        <source>Twice as large</source>
        <translation>Deux fois plus grand</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Taille de l’image</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Words that stand below the picture</source>
        <translation>Mots affichés sous l’image</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Save a picture of this frame</source>
        <translation>Enregistrer une vue de cette image</translation>
    </message>
    <message>
        <source>Save video…</source>
        <translation>Enregistrer la vidéo…</translation>
    </message>
    <message>
        <source>Save a video of the chosen frames</source>
        <translation>Enregistrer une vidéo des images choisies</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation>Annuler la vidéo</translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation>Progression de la vidéo</translation>
    </message>
    <message>
        <source>Below every picture stands where it comes from, and: %1</source>
        <translation>Sous chaque image figurent sa provenance et&#xa0;: %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Frames of the video</source>
        <translation>Images de la vidéo</translation>
    </message>
    <message>
        <source>The video was cancelled; nothing was written.</source>
        <translation>La vidéo a été annulée&#xa0;; rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The view shows no picture that could be saved.</source>
        <translation>La vue ne montre aucune image à enregistrer.</translation>
    </message>
    <message>
        <source>The video is being made; the views follow it and come back when it is done.</source>
        <translation>La vidéo est en cours de création&#xa0;; les vues la suivent et reviennent une fois qu’elle est terminée.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
    <message>
        <source>Save video</source>
        <translation>Enregistrer la vidéo</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi)</source>
        <translation>Vidéos (*.mp4 *.mov *.mkv *.avi)</translation>
    </message>
    <message>
        <source>The video was given up and nothing was written, because what the view shows has changed in the meantime. Save the video again; leave the trial, the person and the corrections alone until it is done.</source>
        <translation>La vidéo a été abandonnée et rien n’a été écrit, car ce que montre la vue a changé entre-temps. Enregistrez de nouveau la vidéo, sans toucher à l’essai, à la personne ni aux corrections jusqu’à la fin.</translation>
    </message>
</context>
<context>
    <name>gonio::VtkWidget</name>
    <message>
        <source>This view needs OpenGL, which this screen does not offer. Start the program on a desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough.</source>
        <translation>Cette vue a besoin d’OpenGL, que cet écran n’offre pas. Lancez le programme sur un bureau avec OpenGL 3.2 ou plus récent&#xa0;; un pilote logiciel comme Mesa suffit.</translation>
    </message>
</context>
<context>
    <name>gonio::Workspace</name>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scène</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Fenêtre entière</translation>
    </message>
    <message>
        <source>Making scrubbing quick: %1 %</source>
        <translation>Préparation du défilement rapide : %1 %</translation>
    </message>
    <message>
        <source>Scrubbing stays slow.</source>
        <translation>Le défilement reste lent.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Joint angles of a moving person from one video.</source>
        <translation>Les angles articulaires d’une personne en mouvement à partir d’une seule vidéo.</translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr, es, zh_CN.</source>
        <translation>Langue de la fenêtre&#xa0;: en, de, fr, es, zh_CN.</translation>
    </message>
    <message>
        <source>Open the demonstration.</source>
        <translation>Ouvrir la démonstration.</translation>
    </message>
    <message>
        <source>A case (.gonio) or videos to open.</source>
        <translation>Un cas (.gonio) ou des vidéos à ouvrir.</translation>
    </message>
</context>
</TS>
