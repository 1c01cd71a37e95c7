<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>For research and education, not a medical device</source>
        <translation>Für Forschung und Lehre, kein Medizinprodukt</translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Durch&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>&amp;Korrigieren</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>A&amp;nalyse</source>
        <translation>A&amp;nalysieren</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
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
        <translation>veraltet: wird neu berechnet</translation>
    </message>
    <message>
        <source>preview: analysis is running</source>
        <translation>Vorschau: Analyse läuft</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>wartet auf Verfeinern</translation>
    </message>
    <message>
        <source>No angles yet. Analyse the video to see curves here.</source>
        <translation>Noch keine Winkel. Analysieren Sie das Video, um hier Kurven zu sehen.</translation>
    </message>
    <message>
        <source>This convention has no such angle.</source>
        <translation>Diese Konvention kennt diesen Winkel nicht.</translation>
    </message>
</context>
<context>
    <name>AngleNames</name>
    <message>
        <source>Pelvic tilt</source>
        <translation>Beckenkippung</translation>
    </message>
    <message>
        <source>Pelvic obliquity</source>
        <translation>Beckenobliquität</translation>
    </message>
    <message>
        <source>Pelvic rotation</source>
        <translation>Beckenrotation</translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation>Hüftflexion</translation>
    </message>
    <message>
        <source>Hip adduction</source>
        <translation>Hüftadduktion</translation>
    </message>
    <message>
        <source>Hip internal rotation</source>
        <translation>Hüftinnenrotation</translation>
    </message>
    <message>
        <source>Knee flexion</source>
        <translation>Knieflexion</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion</source>
        <translation>Sprunggelenk-Dorsalextension</translation>
    </message>
    <message>
        <source>Subtalar inversion</source>
        <translation>Subtalare Inversion</translation>
    </message>
    <message>
        <source>Toe flexion</source>
        <translation>Zehenflexion</translation>
    </message>
    <message>
        <source>Foot progression, toes in</source>
        <translation>Fußprogression, Zehen nach innen</translation>
    </message>
    <message>
        <source>Lumbar extension</source>
        <translation>Lumbale Extension</translation>
    </message>
    <message>
        <source>Spine flexion</source>
        <translation>Wirbelsäulenflexion</translation>
    </message>
    <message>
        <source>Spine bending to the right</source>
        <translation>Wirbelsäulenseitneigung nach rechts</translation>
    </message>
    <message>
        <source>Spine rotation to the left</source>
        <translation>Wirbelsäulenrotation nach links</translation>
    </message>
    <message>
        <source>Trunk forward lean</source>
        <translation>Rumpfvorneigung</translation>
    </message>
    <message>
        <source>Trunk lean to the right</source>
        <translation>Rumpfneigung nach rechts</translation>
    </message>
    <message>
        <source>Trunk rotation to the left</source>
        <translation>Rumpfrotation nach links</translation>
    </message>
    <message>
        <source>Shoulder flexion</source>
        <translation>Schulterflexion</translation>
    </message>
    <message>
        <source>Shoulder adduction</source>
        <translation>Schulteradduktion</translation>
    </message>
    <message>
        <source>Shoulder internal rotation</source>
        <translation>Schulterinnenrotation</translation>
    </message>
    <message>
        <source>Elbow flexion</source>
        <translation>Ellenbogenflexion</translation>
    </message>
    <message>
        <source>Forearm pronation</source>
        <translation>Unterarmpronation</translation>
    </message>
    <message>
        <source>Gait, sagittal</source>
        <translation>Gang, sagittal</translation>
    </message>
    <message>
        <source>Gait, frontal</source>
        <translation>Gang, frontal</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Kniebeuge</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Sprung</translation>
    </message>
    <message>
        <source>%1 (°)</source>
        <extracomment>Title of a chart: an angle and its unit</extracomment>
        <translation>%1 (°)</translation>
    </message>
    <message>
        <source>OpenSim convention · filtered %1 Hz</source>
        <translation>OpenSim-Konvention · gefiltert %1 Hz</translation>
    </message>
    <message>
        <source>Clinical convention · filtered %1 Hz</source>
        <translation>Klinische Konvention · gefiltert %1 Hz</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim-Konvention</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Klinische Konvention</translation>
    </message>
</context>
<context>
    <name>AngleReading</name>
    <message>
        <source>right %1° measured</source>
        <translation>rechts %1° gemessen</translation>
    </message>
    <message>
        <source>right %1° interpolated</source>
        <translation>rechts %1° interpoliert</translation>
    </message>
    <message>
        <source>right %1° corrected</source>
        <translation>rechts %1° korrigiert</translation>
    </message>
    <message>
        <source>right missing</source>
        <translation>rechts fehlt</translation>
    </message>
    <message>
        <source>left %1° measured</source>
        <translation>links %1° gemessen</translation>
    </message>
    <message>
        <source>left %1° interpolated</source>
        <translation>links %1° interpoliert</translation>
    </message>
    <message>
        <source>left %1° corrected</source>
        <translation>links %1° korrigiert</translation>
    </message>
    <message>
        <source>left missing</source>
        <translation>links fehlt</translation>
    </message>
    <message>
        <source>%1° measured</source>
        <translation>%1° gemessen</translation>
    </message>
    <message>
        <source>%1° interpolated</source>
        <translation>%1° interpoliert</translation>
    </message>
    <message>
        <source>%1° corrected</source>
        <translation>%1° korrigiert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, geringe Konfidenz</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, veraltet</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1, Vorschau</translation>
    </message>
    <message>
        <source>right %1° set by you</source>
        <translation>rechts %1° von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>left %1° set by you</source>
        <translation>links %1° von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>%1° set by you</source>
        <translation>%1° von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, wartet auf „Verfeinern“</translation>
    </message>
    <message>
        <source>right not estimated</source>
        <translation>rechts nicht geschätzt</translation>
    </message>
    <message>
        <source>left not estimated</source>
        <translation>links nicht geschätzt</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>nicht geschätzt</translation>
    </message>
</context>
<context>
    <name>AngleWords</name>
    <message>
        <source>%1, right</source>
        <comment>name of an angle</comment>
        <translation>%1, rechts</translation>
    </message>
    <message>
        <source>%1, left</source>
        <comment>name of an angle</comment>
        <translation>%1, links</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2, %3 off</source>
        <translation>%1, %2, Abweichung %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 px off</source>
        <translation>%1, %2, Abweichung %3 px</translation>
    </message>
    <message>
        <source>The body cannot reach every correction; the nearest it can stands: %1.</source>
        <translation>Der Körper kann nicht jede Korrektur erreichen; es gilt jeweils die nächstmögliche Haltung: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that were missed</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Keypoint “%1” moved</source>
        <translation>Keypoint „%1“ verschoben</translation>
    </message>
    <message>
        <source>%1: set to %2</source>
        <translation>%1: auf %2 gesetzt</translation>
    </message>
    <message>
        <source>Marked as bad, %1</source>
        <translation>Als schlecht markiert, %1</translation>
    </message>
    <message>
        <source>Left and right swapped, %1</source>
        <translation>Links und rechts getauscht, %1</translation>
    </message>
    <message>
        <source>Swapped with person %1, %2</source>
        <translation>Mit Person %1 getauscht, %2</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpoliert</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>korrigiert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, %1</source>
        <translation>Links und rechts der Beine getauscht, %1</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, %1</source>
        <translation>Links und rechts der Arme getauscht, %1</translation>
    </message>
</context>
<context>
    <name>CaseEdit</name>
    <message>
        <source>The change was not made.</source>
        <translation>Die Änderung wurde nicht vorgenommen.</translation>
    </message>
</context>
<context>
    <name>EditSentence</name>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Fall umbenennen</translation>
    </message>
    <message>
        <source>Rename the case to “%1”</source>
        <translation>Fall in „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Add a trial</source>
        <translation>Durchgang hinzufügen</translation>
    </message>
    <message>
        <source>Add the trial “%1”</source>
        <translation>Durchgang „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Remove a trial</source>
        <translation>Durchgang entfernen</translation>
    </message>
    <message>
        <source>Remove the trial “%1”</source>
        <translation>Durchgang „%1“ entfernen</translation>
    </message>
    <message>
        <source>Rename a trial</source>
        <translation>Durchgang umbenennen</translation>
    </message>
    <message>
        <source>Rename the trial to “%1”</source>
        <translation>Durchgang in „%1“ umbenennen</translation>
    </message>
    <message>
        <source>Find the video elsewhere</source>
        <translation>Video an anderem Ort suchen</translation>
    </message>
    <message>
        <source>Find the video elsewhere: %1</source>
        <translation>Video an anderem Ort suchen: %1</translation>
    </message>
    <message>
        <source>Edit the notes</source>
        <translation>Notizen bearbeiten</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Analyse “%1”</source>
        <translation>„%1“ analysieren</translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation>Person ändern</translation>
    </message>
    <message>
        <source>Change the person “%1”</source>
        <translation>Person „%1“ ändern</translation>
    </message>
    <message>
        <source>Move a keypoint</source>
        <translation>Keypoint verschieben</translation>
    </message>
    <message>
        <source>Move the keypoint “%1” in frame %2</source>
        <translation>Keypoint „%1“ in Bild %2 verschieben</translation>
    </message>
    <message>
        <source>Set a joint angle</source>
        <translation>Gelenkwinkel setzen</translation>
    </message>
    <message>
        <source>Set the angle “%1” in frame %2</source>
        <translation>Winkel „%1“ in Bild %2 setzen</translation>
    </message>
    <message>
        <source>Delete a correction</source>
        <translation>Korrektur löschen</translation>
    </message>
    <message>
        <source>Delete the correction “%1” in frame %2</source>
        <translation>Korrektur „%1“ in Bild %2 löschen</translation>
    </message>
    <message>
        <source>Move a correction to another frame</source>
        <translation>Korrektur in ein anderes Bild verschieben</translation>
    </message>
    <message>
        <source>Move the correction “%1” to frame %2</source>
        <translation>Korrektur „%1“ nach Bild %2 verschieben</translation>
    </message>
    <message>
        <source>Mark frames as bad</source>
        <translation>Bilder als schlecht markieren</translation>
    </message>
    <message>
        <source>Mark frames %1–%2 as bad</source>
        <translation>Bilder %1–%2 als schlecht markieren</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Links und rechts tauschen</translation>
    </message>
    <message>
        <source>Swap left and right in frames %1–%2</source>
        <translation>Links und rechts in den Bildern %1–%2 tauschen</translation>
    </message>
    <message>
        <source>Swap two people</source>
        <translation>Zwei Personen tauschen</translation>
    </message>
    <message>
        <source>Swap two people in frames %1–%2</source>
        <translation>Zwei Personen in den Bildern %1–%2 tauschen</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Bilder %1–%2 verfeinern</translation>
    </message>
    <message>
        <source>Smooth a curve</source>
        <translation>Kurve glätten</translation>
    </message>
    <message>
        <source>Smooth the angle “%1” near frame %2</source>
        <translation>Winkel „%1“ um Bild %2 glätten</translation>
    </message>
    <message>
        <source>Place an event</source>
        <translation>Ereignis setzen</translation>
    </message>
    <message>
        <source>Place the event “%1” at frame %2</source>
        <translation>Ereignis „%1“ in Bild %2 setzen</translation>
    </message>
    <message>
        <source>Delete an event</source>
        <translation>Ereignis löschen</translation>
    </message>
    <message>
        <source>Delete the event “%1”</source>
        <translation>Ereignis „%1“ löschen</translation>
    </message>
    <message>
        <source>Place a phase</source>
        <translation>Phase setzen</translation>
    </message>
    <message>
        <source>Place the phase “%1”</source>
        <translation>Phase „%1“ setzen</translation>
    </message>
    <message>
        <source>Delete a phase</source>
        <translation>Phase löschen</translation>
    </message>
    <message>
        <source>Delete the phase “%1”</source>
        <translation>Phase „%1“ löschen</translation>
    </message>
    <message>
        <source>Draw on the video</source>
        <translation>Auf das Video zeichnen</translation>
    </message>
    <message>
        <source>Draw on the video: %1</source>
        <translation>Auf das Video zeichnen: %1</translation>
    </message>
    <message>
        <source>Delete a drawing</source>
        <translation>Zeichnung löschen</translation>
    </message>
    <message>
        <source>Delete a drawing: %1</source>
        <translation>Zeichnung löschen: %1</translation>
    </message>
    <message>
        <source>Keep a key image</source>
        <translation>Schlüsselbild festhalten</translation>
    </message>
    <message>
        <source>Keep frame %1 as a key image</source>
        <translation>Bild %1 als Schlüsselbild festhalten</translation>
    </message>
    <message>
        <source>Delete a key image</source>
        <translation>Schlüsselbild löschen</translation>
    </message>
    <message>
        <source>Delete the key image of frame %1</source>
        <translation>Schlüsselbild von Bild %1 löschen</translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation>Mehrere Änderungen</translation>
    </message>
    <message>
        <source>Call frames right</source>
        <translation>Bilder als richtig bestätigen</translation>
    </message>
    <message>
        <source>Frames %1–%2 looked at: right</source>
        <translation>Bilder %1–%2 als richtig bestätigen</translation>
    </message>
    <message>
        <source>Call frames doubtful again</source>
        <translation>Bilder wieder als zweifelhaft einstufen</translation>
    </message>
    <message>
        <source>Frames %1–%2 doubtful again</source>
        <translation>Bilder %1–%2 wieder als zweifelhaft einstufen</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>Goniograph made a mistake of its own.</source>
        <translation>In Goniograph ist ein interner Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>The settings and the video do not go together.</source>
        <translation>Die Einstellungen und das Video passen nicht zusammen.</translation>
    </message>
    <message>
        <source>A file is not where it was.</source>
        <translation>Eine Datei liegt nicht mehr an ihrem Ort.</translation>
    </message>
    <message>
        <source>A file is damaged, or not what its name says.</source>
        <translation>Eine Datei ist beschädigt oder nicht das, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>A file is of a kind that this version cannot use.</source>
        <translation>Eine Datei ist von einer Art, die diese Version nicht verwenden kann.</translation>
    </message>
    <message>
        <source>A file asks for something that is never done, such as running a program.</source>
        <translation>Eine Datei verlangt etwas, das nie ausgeführt wird, zum Beispiel den Start eines Programms.</translation>
    </message>
    <message>
        <source>A file that the analysis needs is not installed.</source>
        <translation>Eine für die Analyse nötige Datei ist nicht installiert.</translation>
    </message>
    <message>
        <source>Nobody could be followed in the video.</source>
        <translation>Im Video konnte niemand verfolgt werden.</translation>
    </message>
    <message>
        <source>The disk is full, or the folder may not be written to.</source>
        <translation>Der Datenträger ist voll, oder in den Ordner darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>No posture of a body explains what was seen.</source>
        <translation>Keine Körperhaltung erklärt, was gesehen wurde.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the details and report them.</source>
        <translation>Versuchen Sie es noch einmal; tritt der Fehler wieder auf, kopieren Sie die Details und melden Sie sie.</translation>
    </message>
    <message>
        <source>Look at the settings in the job panel and start anew.</source>
        <translation>Prüfen Sie die Einstellungen in der Seitenleiste „Auftrag“ und starten Sie neu.</translation>
    </message>
    <message>
        <source>Find the file again, or put it back in its place.</source>
        <translation>Suchen Sie die Datei oder legen Sie sie an ihren Ort zurück.</translation>
    </message>
    <message>
        <source>Copy the file from its source once more; for a video, play it to its end.</source>
        <translation>Kopieren Sie die Datei noch einmal von ihrer Quelle; ein Video spielen Sie bis zum Ende ab.</translation>
    </message>
    <message>
        <source>Convert the video to MP4 with H.264, or choose another file.</source>
        <translation>Wandeln Sie das Video in MP4 mit H.264 um oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Use the file only if it comes from its official source.</source>
        <translation>Verwenden Sie die Datei nur, wenn sie aus ihrer offiziellen Quelle stammt.</translation>
    </message>
    <message>
        <source>Import the missing file, or choose another backend or body.</source>
        <translation>Importieren Sie die fehlende Datei oder wählen Sie ein anderes Verfahren oder Körpermodell.</translation>
    </message>
    <message>
        <source>The whole person should be in view, lit well, and at least a sixth of the picture high; another detector may see them.</source>
        <translation>Die ganze Person sollte sichtbar und gut beleuchtet sein und mindestens ein Sechstel der Bildhöhe einnehmen; ein anderer Detektor findet sie vielleicht.</translation>
    </message>
    <message>
        <source>Make room on the disk; the finished frames are kept.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger; die fertigen Bilder bleiben erhalten.</translation>
    </message>
    <message>
        <source>The finished frames are kept; start again to go on with them.</source>
        <translation>Die fertigen Bilder bleiben erhalten; starten Sie erneut, um mit ihnen fortzufahren.</translation>
    </message>
    <message>
        <source>Look at the keypoints on the video; another detector may place them better.</source>
        <translation>Prüfen Sie die Keypoints im Video; ein anderer Detektor setzt sie vielleicht besser.</translation>
    </message>
    <message>
        <source>It does not fit the case as it is now.</source>
        <translation>Das passt nicht zum jetzigen Stand des Falls.</translation>
    </message>
    <message>
        <source>A step of the history could not be read back.</source>
        <translation>Ein Schritt des Verlaufs konnte nicht zurückgelesen werden.</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>Es gibt bereits eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Vielleicht wurde die Datei verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>The file is damaged or not a case.</source>
        <translation>Die Datei ist beschädigt oder kein Fall.</translation>
    </message>
    <message>
        <source>It was made by a newer version of the program.</source>
        <translation>Die Datei stammt aus einer neueren Version des Programms.</translation>
    </message>
    <message>
        <source>The file is damaged or not a video.</source>
        <translation>Die Datei ist beschädigt oder kein Video.</translation>
    </message>
    <message>
        <source>It is a kind of video that this version cannot read.</source>
        <translation>Diese Art von Video kann diese Version nicht lesen.</translation>
    </message>
    <message>
        <source>What was chosen and the results do not go together.</source>
        <translation>Die Auswahl und die Ergebnisse passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The files do not belong together.</source>
        <translation>Die Dateien gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>A file that belongs to it is missing.</source>
        <translation>Eine zugehörige Datei fehlt.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Look for it in its folder, or open another case.</source>
        <translation>Suchen Sie die Datei in ihrem Ordner oder öffnen Sie einen anderen Fall.</translation>
    </message>
    <message>
        <source>A copy made earlier may still open.</source>
        <translation>Eine früher angelegte Kopie lässt sich vielleicht noch öffnen.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Aktualisieren Sie das Programm.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Copy it from the camera once more; other players may repair it by saving it again as MP4.</source>
        <translation>Kopieren Sie das Video noch einmal von der Kamera; andere Abspielprogramme können es vielleicht reparieren, indem sie es erneut als MP4 speichern.</translation>
    </message>
    <message>
        <source>Other players may save it again as MP4 with H.264.</source>
        <translation>Andere Abspielprogramme können es vielleicht erneut als MP4 mit H.264 speichern.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Choose other angles or another range.</source>
        <translation>Wählen Sie andere Winkel oder einen anderen Bereich.</translation>
    </message>
    <message>
        <source>Undo the last step and try again.</source>
        <translation>Machen Sie den letzten Schritt rückgängig und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The case itself is unharmed: go on from here.</source>
        <translation>Der Fall selbst ist unversehrt: Arbeiten Sie von hier aus weiter.</translation>
    </message>
    <message>
        <source>Choose all files of the network or body at once.</source>
        <translation>Wählen Sie alle Dateien des Netzes oder Körpermodells zusammen.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>for support, in English</comment>
        <translation>Details: %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Finds 33 keypoints of a person in every picture. Used for new videos instead of the built-in network; any other keypoint network with a description of its own will do as well.</source>
        <translation>Findet in jedem Bild 33 Keypoints einer Person. Es wird für neue Videos statt des eingebauten Netzes verwendet; jedes andere Keypoint-Netz mit eigener Beschreibung eignet sich ebenso.</translation>
    </message>
    <message>
        <source>The program does not contain it: it belongs to its authors and is published by them.</source>
        <translation>Das Programm enthält es nicht: Es gehört seinen Autoren und wird von ihnen veröffentlicht.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_landmark_lite.tflite; converted to ONNX.</source>
        <translation>Veröffentlicht in google/mediapipe als pose_landmark_lite.tflite; in ONNX umgewandelt.</translation>
    </message>
    <message>
        <source>Finds the region of one person, from which the keypoint network starts.</source>
        <translation>Findet den Bildbereich einer Person, von dem das Keypoint-Netz ausgeht.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_detection.tflite; converted to ONNX.</source>
        <translation>Veröffentlicht in google/mediapipe als pose_detection.tflite; in ONNX umgewandelt.</translation>
    </message>
    <message>
        <source>Finds all people in a picture. Without it OpenCV&apos;s built-in detector is used, which misses bent and small figures.</source>
        <translation>Findet alle Personen in einem Bild. Ohne dieses Netz wird der eingebaute Detektor von OpenCV verwendet, der gebeugte und kleine Personen übersieht.</translation>
    </message>
    <message>
        <source>Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as model/yolox_nano.onnx.</source>
        <translation>Veröffentlicht unter github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample als model/yolox_nano.onnx.</translation>
    </message>
    <message>
        <source>The licensed SKEL body, version 1.1.1. The program&apos;s own bodies, open-female and open-male, work without it.</source>
        <translation>Das lizenzierte Körpermodell SKEL, Version 1.1.1. Die eigenen Körpermodelle des Programms, open-female und open-male, funktionieren ohne es.</translation>
    </message>
    <message>
        <source>Its licence is personal and allows no passing on, changed or not: whoever uses it gets it from its owners.</source>
        <translation>Die Lizenz ist persönlich und erlaubt keine Weitergabe, weder verändert noch unverändert: Wer das Modell nutzt, erhält es von den Eigentümern.</translation>
    </message>
    <message>
        <source>The two bodies: SKEL project page of the Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, after registering there. The two regressors: IsshikiHugh/HSMR-data_inputs on Hugging Face. Choose all files together.</source>
        <translation>Die beiden Körpermodelle: SKEL-Projektseite des Max-Planck-Instituts für Intelligente Systeme, skel_models_v1.1.zip, nach Registrierung dort. Die beiden Regressoren: IsshikiHugh/HSMR-data_inputs auf Hugging Face. Wählen Sie alle Dateien zusammen.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, personal, must not be passed on</source>
        <translation>Nur für nichtkommerzielle wissenschaftliche Forschung, persönlich, Weitergabe nicht gestattet</translation>
    </message>
    <message>
        <source>The weights of HSMR: a network that sees the whole body in one picture, for the backend hsmr.</source>
        <translation>Die Gewichte von HSMR, einem Netz, das den ganzen Körper in einem Bild erkennt; für das Verfahren hsmr.</translation>
    </message>
    <message>
        <source>Published by HSMR&apos;s authors (IsshikiHugh/HSMR on GitHub) as HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</source>
        <translation>Von den Autoren von HSMR veröffentlicht (IsshikiHugh/HSMR auf GitHub) als HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, must not be passed on</source>
        <translation>Nur für nichtkommerzielle Forschung, darf nicht weitergegeben werden</translation>
    </message>
    <message>
        <source>The weights of SKEL-CF, for the backend skelcf, with the network that estimates the camera&apos;s field of view.</source>
        <translation>Die Gewichte von SKEL-CF für das Verfahren skelcf, mit dem Netz, das den Bildwinkel der Kamera schätzt.</translation>
    </message>
    <message>
        <source>Published by SKEL-CF&apos;s authors on Hugging Face, Intellindust/SKEL_CF_vitpose_H.</source>
        <translation>Von den Autoren von SKEL-CF auf Hugging Face veröffentlicht, Intellindust/SKEL_CF_vitpose_H.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Right foot strike</source>
        <translation>Fußaufsatz rechts</translation>
    </message>
    <message>
        <source>Left foot strike</source>
        <translation>Fußaufsatz links</translation>
    </message>
    <message>
        <source>Foot strike</source>
        <translation>Fußaufsatz</translation>
    </message>
    <message>
        <source>Right toe off</source>
        <translation>Zehenablösung rechts</translation>
    </message>
    <message>
        <source>Left toe off</source>
        <translation>Zehenablösung links</translation>
    </message>
    <message>
        <source>Toe off</source>
        <translation>Zehenablösung</translation>
    </message>
    <message>
        <source>Take-off</source>
        <translation>Absprung</translation>
    </message>
    <message>
        <source>Right take-off</source>
        <translation>Absprung rechts</translation>
    </message>
    <message>
        <source>Left take-off</source>
        <translation>Absprung links</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Landung</translation>
    </message>
    <message>
        <source>Right landing</source>
        <translation>Landung rechts</translation>
    </message>
    <message>
        <source>Left landing</source>
        <translation>Landung links</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Tiefster Punkt</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>left and right swapped</source>
        <translation>links und rechts getauscht</translation>
    </message>
    <message>
        <source>people swapped</source>
        <translation>Personen getauscht</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>key images</source>
        <translation>Schlüsselbilder</translation>
    </message>
    <message>
        <source>Event: %1, frame %2</source>
        <translation>Ereignis: %1, Bild %2</translation>
    </message>
    <message>
        <source>Correction of %1, frame %2</source>
        <translation>Korrektur: %1, Bild %2</translation>
    </message>
    <message>
        <source>Marked as bad, frames %1–%2</source>
        <translation>Als schlecht markiert, Bilder %1–%2</translation>
    </message>
    <message>
        <source>Left and right swapped, frames %1–%2</source>
        <translation>Links und rechts getauscht, Bilder %1–%2</translation>
    </message>
    <message>
        <source>People swapped, frames %1–%2</source>
        <translation>Personen getauscht, Bilder %1–%2</translation>
    </message>
    <message>
        <source>Phase: %1, frames %2–%3</source>
        <translation>Phase: %1, Bilder %2–%3</translation>
    </message>
    <message>
        <source>Key image: %1, frame %2</source>
        <translation>Schlüsselbild: %1, Bild %2</translation>
    </message>
    <message>
        <source>legs swapped</source>
        <translation>Beine getauscht</translation>
    </message>
    <message>
        <source>arms swapped</source>
        <translation>Arme getauscht</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, frames %1–%2</source>
        <translation>Links und rechts der Beine getauscht, Bilder %1–%2</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, frames %1–%2</source>
        <translation>Links und rechts der Arme getauscht, Bilder %1–%2</translation>
    </message>
    <message>
        <source>Looked at and right, frames %1–%2</source>
        <translation>Durchgesehen und richtig, Bilder %1–%2</translation>
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
        <translation>etwa %1 Bilder pro Sekunde, schwankend</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>Länge %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>shown turned by %1°</source>
        <translation>um %1° gedreht dargestellt</translation>
    </message>
    <message>
        <source>shown mirrored</source>
        <translation>gespiegelt dargestellt</translation>
    </message>
    <message>
        <source>pixels are not square</source>
        <translation>Pixel sind nicht quadratisch</translation>
    </message>
    <message>
        <source>No damage found.</source>
        <translation>Keine Schäden gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation>
            <numerusform>%n Bild kann nicht decodiert werden.</numerusform>
            <numerusform>%n Bilder können nicht decodiert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation>
            <numerusform>%n Bild hängt von beschädigten ab und wird ausgelassen.</numerusform>
            <numerusform>%n Bilder hängen von beschädigten ab und werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not quite in order.</source>
        <translation>Die Datei ist nicht ganz in Ordnung.</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Recent cases</source>
        <translation>&amp;Zuletzt verwendete Fälle</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Sprache</translation>
    </message>
</context>
<context>
    <name>gonio::AboutPage</name>
    <message>
        <source>About Goniograph</source>
        <translation>Über Goniograph</translation>
    </message>
    <message>
        <source>Turns a video of a moving person into a three-dimensional body and joint-angle curves that can be looked at, corrected and reported.</source>
        <translation>Macht aus dem Video einer Person in Bewegung einen dreidimensionalen Körper und Gelenkwinkelkurven, die sich ansehen, korrigieren und in Berichte übernehmen lassen.</translation>
    </message>
    <message>
        <source>Do not diagnose or treat by its numbers alone.</source>
        <translation>Stellen Sie keine Diagnose und wählen Sie keine Behandlung allein anhand der Zahlen.</translation>
    </message>
    <message>
        <source>It never uses the network: videos, results and corrections stay on this computer.</source>
        <translation>Das Programm nutzt nie das Netzwerk: Videos, Ergebnisse und Korrekturen bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Licence of the program and of its two bodies, open-female and open-male: Apache-2.0. Imported bodies and networks keep the licence of their owners.</source>
        <translation>Lizenz des Programms und seiner beiden Körpermodelle, open-female und open-male: Apache-2.0. Importierte Körpermodelle und Netze behalten die Lizenz ihrer Eigentümer.</translation>
    </message>
    <message>
        <source>It stands on these libraries:</source>
        <translation>Es beruht auf diesen Bibliotheken:</translation>
    </message>
</context>
<context>
    <name>gonio::AnalysisJob</name>
    <message>
        <source>Waiting for the analysis before it</source>
        <translation>Wartet auf die vorherige Analyse</translation>
    </message>
    <message>
        <source>Putting the results into the case</source>
        <translation>Ergebnisse werden in den Fall übernommen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird angehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled; the finished frames are kept</source>
        <translation>Abgebrochen; die fertigen Bilder bleiben erhalten</translation>
    </message>
    <message>
        <source>Opening the video and loading the networks</source>
        <translation>Video wird geöffnet, Netze werden geladen</translation>
    </message>
    <message>
        <source>Finding people: frame %1 of %2</source>
        <translation>Personen werden gesucht: Bild %1 von %2</translation>
    </message>
    <message>
        <source>Finding keypoints: frame %1 of %2</source>
        <translation>Keypoints werden gesucht: Bild %1 von %2</translation>
    </message>
    <message>
        <source>Fitting the body: frame %1 of %2</source>
        <translation>Körper wird angepasst: Bild %1 von %2</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <comment>minutes and seconds of an analysis that is running</comment>
        <translation>noch %1:%2</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
</context>
<context>
    <name>gonio::AngleControl</name>
    <message>
        <source>From %1 to %2, OpenSim convention.</source>
        <translation>Von %1 bis %2, OpenSim-Konvention.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>geringe Konfidenz</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>nicht geschätzt</translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Winkelkonvention</translation>
    </message>
    <message>
        <source>What the names and signs mean</source>
        <translation>Was die Namen und Vorzeichen bedeuten</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim-Konvention</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Klinische Konvention</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>What the file can be read with</source>
        <translation>Womit die Datei gelesen werden kann</translation>
    </message>
    <message>
        <source>CSV table with raw values and confidence</source>
        <translation>CSV-Tabelle mit Rohwerten und Konfidenz</translation>
    </message>
    <message>
        <source>OpenSim motion (.mot)</source>
        <translation>OpenSim-Bewegung (.mot)</translation>
    </message>
    <message>
        <source>Angles to export</source>
        <translation>Zu exportierende Winkel</translation>
    </message>
    <message>
        <source>Space checks the angle</source>
        <translation>Die Leertaste wählt den Winkel an oder ab</translation>
    </message>
    <message>
        <source>Save angles…</source>
        <translation>Winkel speichern…</translation>
    </message>
    <message>
        <source>Save the angles</source>
        <translation>Die Winkel speichern</translation>
    </message>
    <message>
        <source>Save the file as the preview shows it</source>
        <translation>Die Datei so speichern, wie die Vorschau sie zeigt</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Check all angles</source>
        <translation>Alle Winkel anwählen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Uncheck all angles</source>
        <translation>Alle Winkel abwählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Konvention</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation>Vorschau der Datei</translation>
    </message>
    <message>
        <source>Preview of the file with the marks</source>
        <translation>Vorschau der Datei mit den Markierungen</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Events and phases, a second file</source>
        <translation>Ereignisse und Phasen, eine zweite Datei</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Vorschauen</translation>
    </message>
    <message>
        <source>Positive: %1. Zero: %2.</source>
        <translation>Positiv: %1. Null: %2.</translation>
    </message>
    <message>
        <source>Degrees with 4 decimals, times in seconds with 6; decimals have a point in every language.</source>
        <translation>Grad mit 4 Nachkommastellen, Zeiten in Sekunden mit 6; Dezimaltrennzeichen ist in jeder Sprache der Punkt.</translation>
    </message>
    <message>
        <source>Degrees with 8 decimals; only frames in which every chosen angle is known.</source>
        <translation>Grad mit 8 Nachkommastellen; nur Bilder, in denen jeder gewählte Winkel bekannt ist.</translation>
    </message>
    <message>
        <source>There are no angles yet. Analyse this trial first.</source>
        <translation>Es gibt noch keine Winkel. Analysieren Sie zuerst diesen Durchgang.</translation>
    </message>
    <message>
        <source>The angles are being computed; the preview follows.</source>
        <translation>Die Winkel werden berechnet; die Vorschau folgt.</translation>
    </message>
    <message>
        <source>No angle is chosen. Check at least one.</source>
        <translation>Kein Winkel ist gewählt. Wählen Sie mindestens einen.</translation>
    </message>
    <message>
        <source>There are no frames in this range. Choose another one.</source>
        <translation>In diesem Bereich gibt es keine Bilder. Wählen Sie einen anderen.</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation>
            <numerusform>Die Datei hat %n Zeile. Die Vorschau ist die Datei.</numerusform>
            <numerusform>Die Datei hat %n Zeilen. Die Vorschau ist die Datei.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be made: %1</source>
        <translation>Die Datei kann nicht erstellt werden: %1</translation>
    </message>
    <message>
        <source>Save angles</source>
        <translation>Winkel speichern</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>OpenSim motions (*.mot)</source>
        <translation>OpenSim-Bewegungen (*.mot)</translation>
    </message>
    <message>
        <source>The preview is not ready yet; wait for it and save again.</source>
        <translation>Die Vorschau ist noch nicht bereit; warten Sie auf sie und speichern Sie dann erneut.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of an angle, name of its column</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The angles cannot be written.</source>
        <translation>Die Winkel können nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesModel</name>
    <message>
        <source>not analysed</source>
        <translation>nicht analysiert</translation>
    </message>
    <message>
        <source>being computed anew</source>
        <translation>wird neu berechnet</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, geringe Konfidenz</translation>
    </message>
    <message>
        <source>%1, low confidence on both sides</source>
        <translation>%1, geringe Konfidenz auf beiden Seiten</translation>
    </message>
    <message>
        <source>%1, low confidence on the right</source>
        <translation>%1, geringe Konfidenz rechts</translation>
    </message>
    <message>
        <source>%1, low confidence on the left</source>
        <translation>%1, geringe Konfidenz links</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1, range of motion: %2</source>
        <translation>%1, Bewegungsumfang: %2</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Right (°)</source>
        <translation>Rechts (°)</translation>
    </message>
    <message>
        <source>Left (°)</source>
        <translation>Links (°)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>nicht gefiltert</translation>
    </message>
    <message>
        <source>filtered %1 Hz</source>
        <translation>gefiltert %1 Hz</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a source in doubt: measured?</comment>
        <translation>%1?</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Range of motion, right (°)</source>
        <translation>Bewegungsumfang rechts (°)</translation>
    </message>
    <message>
        <source>ROM R</source>
        <comment>range of motion, right; short</comment>
        <translation>ROM re.</translation>
    </message>
    <message>
        <source>Range of motion, left (°)</source>
        <translation>Bewegungsumfang links (°)</translation>
    </message>
    <message>
        <source>ROM L</source>
        <comment>range of motion, left; short</comment>
        <translation>ROM li.</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>nicht geschätzt</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesPanel</name>
    <message>
        <source>Switch between OpenSim and clinical angles</source>
        <translation>Zwischen OpenSim- und klinischen Winkeln wechseln</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim-Konvention</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Klinische Konvention</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Winkelkonvention</translation>
    </message>
    <message>
        <source>What the angles are measured against, and their signs</source>
        <translation>Worauf sich die Winkel beziehen und welche Vorzeichen sie haben</translation>
    </message>
    <message>
        <source>Angles at this frame</source>
        <translation>Winkel in diesem Bild</translation>
    </message>
    <message>
        <source>The angles are being computed.</source>
        <translation>Die Winkel werden berechnet.</translation>
    </message>
    <message>
        <source>There are no angles yet: this person has not been analysed.</source>
        <translation>Es gibt noch keine Winkel: Diese Person wurde nicht analysiert.</translation>
    </message>
    <message>
        <source>Frame %1, %2 s, %3</source>
        <translation>Bild %1, %2 s, %3</translation>
    </message>
    <message>
        <source>Range: greatest minus least value of the whole trial.</source>
        <translation>Umfang: größter minus kleinster Wert des ganzen Durchgangs.</translation>
    </message>
    <message>
        <source>Range: greatest minus least value in %1.</source>
        <translation>Umfang: größter minus kleinster Wert in: %1.</translation>
    </message>
</context>
<context>
    <name>gonio::BodyLayer</name>
    <message>
        <source>%1: missing</source>
        <comment>angle</comment>
        <translation>%1: fehlt</translation>
    </message>
    <message>
        <source>%1°  %2</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, geringe Konfidenz</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, wird neu berechnet</translation>
    </message>
    <message>
        <source>%1°  %2, set by you</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2, von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>wartet auf Verfeinern</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, wartet auf „Verfeinern“</translation>
    </message>
    <message>
        <source>%1: not estimated</source>
        <comment>angle</comment>
        <translation>%1: nicht geschätzt</translation>
    </message>
</context>
<context>
    <name>gonio::CaseActions</name>
    <message>
        <source>Cases (*.gonio)</source>
        <translation>Fälle (*.gonio)</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>&amp;Video öffnen…</translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation>&amp;Neuer Fall</translation>
    </message>
    <message>
        <source>&amp;Open case…</source>
        <translation>Fall ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>Fall &amp;speichern unter…</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation>&amp;Demonstration öffnen</translation>
    </message>
    <message>
        <source>Start the demonstration &amp;afresh</source>
        <translation>Demonstration neu be&amp;ginnen</translation>
    </message>
    <message>
        <source>A new case could not be made.</source>
        <translation>Ein neuer Fall konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>Der Fall konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The demonstration could not be opened.</source>
        <translation>Die Demonstration konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Video öffnen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)</source>
        <translation>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>Fall speichern unter</translation>
    </message>
    <message>
        <source>The case could not be saved there.</source>
        <translation>Der Fall konnte dort nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>No case has been saved yet</source>
        <translation>Noch kein Fall gespeichert</translation>
    </message>
    <message>
        <source>Throw the case away?</source>
        <translation>Fall verwerfen?</translation>
    </message>
    <message>
        <source>The case was never saved under a name. What was done in it is lost for good.</source>
        <translation>Der Fall wurde nie unter einem Namen gespeichert. Was darin gemacht wurde, geht endgültig verloren.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>gonio::CaseDocument</name>
    <message>
        <source>The last changes are not saved yet: the disk is slow to answer.</source>
        <translation>Die letzten Änderungen sind noch nicht gespeichert: Der Datenträger antwortet langsam.</translation>
    </message>
    <message>
        <source>Changes are not saved: another window has this case open, or its file or folder may not be written to. Save the case under another name to keep them.</source>
        <translation>Änderungen werden nicht gespeichert: Ein anderes Fenster hat diesen Fall geöffnet, oder in seine Datei oder seinen Ordner darf nicht geschrieben werden. Speichern Sie den Fall unter einem anderen Namen, um sie zu behalten.</translation>
    </message>
    <message>
        <source>Nothing was undone or done again, and the history was emptied.</source>
        <translation>Es wurde nichts rückgängig gemacht oder wiederholt, und der Verlauf wurde geleert.</translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Trials</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Fall ohne Namen</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>analysiert</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>nicht analysiert</translation>
    </message>
    <message>
        <source>%1
%2 fps · %3 · %4
%5</source>
        <comment>trial, rate, length, frames, state</comment>
        <translation>%1
%2 fps · %3 · %4
%5</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the trial</source>
        <translation>Name des Durchgangs</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>Name des Falls</translation>
    </message>
    <message>
        <source>Rename the trial</source>
        <translation>Durchgang umbenennen</translation>
    </message>
    <message>
        <source>Remove the trial from the case</source>
        <translation>Durchgang aus dem Fall entfernen</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Fall umbenennen</translation>
    </message>
    <message>
        <source>F2 renames the trial, Delete removes it; undo brings it back.</source>
        <translation>F2 benennt den Durchgang um, Del entfernt ihn; Rückgängig holt ihn zurück.</translation>
    </message>
</context>
<context>
    <name>gonio::CaseWriter</name>
    <message>
        <source>The case has no file yet.</source>
        <translation>Der Fall hat noch keine Datei.</translation>
    </message>
    <message>
        <source>The last changes are not saved yet; it is tried again every second.</source>
        <translation>Die letzten Änderungen sind noch nicht gespeichert; es wird jede Sekunde erneut versucht.</translation>
    </message>
</context>
<context>
    <name>gonio::ChartWidget</name>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Bild %1, %2 s</translation>
    </message>
    <message>
        <source>Correction: %1°. Drag to change it, Del to delete it.</source>
        <translation>Korrektur: %1°. Ziehen ändert sie, Del löscht sie.</translation>
    </message>
    <message>
        <source>Correction: %1°. Press Enter to edit corrections.</source>
        <translation>Korrektur: %1°. Enter drücken, um Korrekturen zu bearbeiten.</translation>
    </message>
</context>
<context>
    <name>gonio::CoachPalette</name>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Select and move drawings</source>
        <translation>Zeichnungen auswählen und verschieben</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Draw an angle: click one arm, the vertex, the other arm</source>
        <translation>Winkel zeichnen: ersten Schenkel, Scheitel, zweiten Schenkel anklicken</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Linie zeichnen</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>Measure a length; calibrate it by a known one</source>
        <translation>Länge messen; mit einer bekannten Länge kalibrieren</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Write on the video</source>
        <translation>Auf das Video schreiben</translation>
    </message>
    <message>
        <source>Stopwatch</source>
        <translation>Stoppuhr</translation>
    </message>
    <message>
        <source>Show the time since this frame</source>
        <translation>Zeit seit diesem Bild anzeigen</translation>
    </message>
    <message>
        <source>Put the drawing into the middle</source>
        <translation>Zeichnung in die Mitte setzen</translation>
    </message>
    <message>
        <source>Select the next drawing</source>
        <translation>Nächste Zeichnung auswählen</translation>
    </message>
    <message>
        <source>Select the next point of the drawing</source>
        <translation>Nächsten Punkt der Zeichnung auswählen</translation>
    </message>
    <message>
        <source>Delete the drawing</source>
        <translation>Zeichnung löschen</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the left</source>
        <translation>Zeichnung 1 Pixel nach links verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the left</source>
        <translation>Zeichnung 10 Pixel nach links verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the right</source>
        <translation>Zeichnung 1 Pixel nach rechts verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the right</source>
        <translation>Zeichnung 10 Pixel nach rechts verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel up</source>
        <translation>Zeichnung 1 Pixel nach oben verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels up</source>
        <translation>Zeichnung 10 Pixel nach oben verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel down</source>
        <translation>Zeichnung 1 Pixel nach unten verschieben</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels down</source>
        <translation>Zeichnung 10 Pixel nach unten verschieben</translation>
    </message>
    <message>
        <source>Text of the drawing</source>
        <translation>Text der Zeichnung</translation>
    </message>
    <message>
        <source>Words that stand at the drawing</source>
        <translation>Wörter, die bei der Zeichnung stehen</translation>
    </message>
    <message>
        <source>First frame of the drawing</source>
        <translation>Erstes Bild der Zeichnung</translation>
    </message>
    <message>
        <source>Shown from this frame on</source>
        <translation>Ab diesem Bild angezeigt</translation>
    </message>
    <message>
        <source>Last frame of the drawing</source>
        <translation>Letztes Bild der Zeichnung</translation>
    </message>
    <message>
        <source>Shown until this frame</source>
        <translation>Bis zu diesem Bild angezeigt</translation>
    </message>
    <message>
        <source>Known length in metres</source>
        <translation>Bekannte Länge in Metern</translation>
    </message>
    <message>
        <source>Length of what the ruler lies on</source>
        <translation>Länge dessen, worauf das Lineal liegt</translation>
    </message>
    <message>
        <source> m</source>
        <comment>metres, behind a number</comment>
        <translation> m</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate the rulers</source>
        <translation>Lineale kalibrieren</translation>
    </message>
    <message>
        <source>All rulers of this trial measure with this length from now on</source>
        <translation>Alle Lineale dieses Durchgangs messen ab jetzt mit dieser Länge</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier starten</translation>
    </message>
    <message>
        <source>Start the stopwatch at this frame</source>
        <translation>Stoppuhr in diesem Bild starten</translation>
    </message>
    <message>
        <source>The stopwatch counts from the frame that is shown</source>
        <translation>Die Stoppuhr zählt ab dem angezeigten Bild</translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation>Ganzes Video</translation>
    </message>
    <message>
        <source>Show in the whole video</source>
        <translation>Im ganzen Video zeigen</translation>
    </message>
    <message>
        <source>Show the drawing in every frame</source>
        <translation>Zeichnung in jedem Bild zeigen</translation>
    </message>
    <message>
        <source>From frame</source>
        <translation>Ab Bild</translation>
    </message>
    <message>
        <source>To frame</source>
        <translation>Bis Bild</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>Bekannte Länge</translation>
    </message>
    <message>
        <source>No drawing is selected.</source>
        <translation>Keine Zeichnung ausgewählt.</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>kind of drawing</comment>
        <translation>Ausgewählt: %1</translation>
    </message>
</context>
<context>
    <name>gonio::ComparePlace</name>
    <message>
        <source>Find the video</source>
        <translation>Video suchen</translation>
    </message>
</context>
<context>
    <name>gonio::CompareView</name>
    <message>
        <source>Trial on the right</source>
        <translation>Durchgang rechts</translation>
    </message>
    <message>
        <source>The other video</source>
        <translation>Das andere Video</translation>
    </message>
    <message>
        <source>Event on the left</source>
        <translation>Ereignis links</translation>
    </message>
    <message>
        <source>Time on the left counts from here</source>
        <translation>Die Zeit links zählt ab hier</translation>
    </message>
    <message>
        <source>Event on the right</source>
        <translation>Ereignis rechts</translation>
    </message>
    <message>
        <source>Time on the right counts from here</source>
        <translation>Die Zeit rechts zählt ab hier</translation>
    </message>
    <message>
        <source>No trial</source>
        <translation>Kein Durchgang</translation>
    </message>
    <message>
        <source>Choose a trial</source>
        <translation>Durchgang wählen</translation>
    </message>
    <message>
        <source>From the first frame</source>
        <translation>Ab dem ersten Bild</translation>
    </message>
    <message>
        <source>%1 s from the event, frame %2</source>
        <translation>%1 s vom Ereignis, Bild %2</translation>
    </message>
    <message>
        <source>Choose the trial to compare with.</source>
        <translation>Wählen Sie den Durchgang zum Vergleichen.</translation>
    </message>
    <message>
        <source>The video is being opened.</source>
        <translation>Das Video wird geöffnet.</translation>
    </message>
    <message>
        <source>This video has not begun yet; its first frame stands.</source>
        <translation>Dieses Video hat noch nicht begonnen; sein erstes Bild bleibt stehen.</translation>
    </message>
    <message>
        <source>This video has ended; its last frame stands.</source>
        <translation>Dieses Video ist zu Ende; sein letztes Bild bleibt stehen.</translation>
    </message>
    <message>
        <source>From event: %1, frame %2</source>
        <translation>Ab Ereignis: %1, Bild %2</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message>
        <source>Analyse the video first; then its frames can be corrected here.</source>
        <translation>Analysieren Sie zuerst das Video; danach lassen sich seine Bilder hier korrigieren.</translation>
    </message>
    <message>
        <source>Choose a joint: click it in the scene or on the video, or pick it from the list.</source>
        <translation>Wählen Sie ein Gelenk: Klicken Sie es in der Szene oder im Video an oder nehmen Sie es aus der Liste.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>an angle and its scatter</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>von Ihnen gesetzt</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, geringe Konfidenz</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, wird neu berechnet</translation>
    </message>
    <message>
        <source>Frame %1, OpenSim convention, %2</source>
        <translation>Bild %1, OpenSim-Konvention, %2</translation>
    </message>
    <message>
        <source>Refining %1</source>
        <translation>Wird verfeinert: %1</translation>
    </message>
    <message>
        <source>Nothing outside these frames changes.</source>
        <translation>Außerhalb dieser Bilder ändert sich nichts.</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>No correction waits.</source>
        <translation>Keine Korrektur steht aus.</translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>Verfeinern: %1</translation>
    </message>
    <message>
        <source>Corrections are met exactly; nothing outside changes.</source>
        <translation>Korrekturen werden genau eingehalten; außerhalb ändert sich nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation>
            <numerusform>%n Stelle verfeinern</numerusform>
            <numerusform>%n Stellen verfeinern</numerusform>
        </translation>
    </message>
    <message>
        <source>From frame %1 to frame %2; nothing outside changes.</source>
        <translation>Von Bild %1 bis Bild %2; außerhalb ändert sich nichts.</translation>
    </message>
    <message>
        <source>Analyse the video first; then its frames can be corrected.</source>
        <translation>Analysieren Sie zuerst das Video; danach lassen sich seine Bilder korrigieren.</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Only one person was found in this video: there is nobody to swap with.</source>
        <translation>In diesem Video wurde nur eine Person gefunden: Es gibt niemanden zum Tauschen.</translation>
    </message>
    <message>
        <source>Mark as bad…</source>
        <translation>Als schlecht markieren…</translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation>Als schlecht markieren</translation>
    </message>
    <message>
        <source>Swap left and right…</source>
        <translation>Links und rechts tauschen…</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Links und rechts tauschen</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Personen tauschen…</translation>
    </message>
    <message>
        <source>Swap people</source>
        <translation>Personen tauschen</translation>
    </message>
    <message>
        <source>Reset this frame</source>
        <translation>Dieses Bild zurücksetzen</translation>
    </message>
    <message>
        <source>Turn the joint by +1°</source>
        <translation>Gelenk um +1° drehen</translation>
    </message>
    <message>
        <source>Turn the joint by −1°</source>
        <translation>Gelenk um −1° drehen</translation>
    </message>
    <message>
        <source>Turn the joint by +0.1°</source>
        <translation>Gelenk um +0,1° drehen</translation>
    </message>
    <message>
        <source>Turn the joint by −0.1°</source>
        <translation>Gelenk um −0,1° drehen</translation>
    </message>
    <message>
        <source>Next joint</source>
        <translation>Nächstes Gelenk</translation>
    </message>
    <message>
        <source>Joint to correct</source>
        <translation>Zu korrigierendes Gelenk</translation>
    </message>
    <message>
        <source>The joint whose angle is corrected (Tab in the views: the next one)</source>
        <translation>Das Gelenk, dessen Winkel korrigiert wird (Tab in den Ansichten: das nächste)</translation>
    </message>
    <message>
        <source>Value of the joint at this frame</source>
        <translation>Wert des Gelenks in diesem Bild</translation>
    </message>
    <message>
        <source>± is the scatter of the raw values around the curve within 0.25 s. What a single camera cannot see comes on top.</source>
        <translation>± ist die Streuung der Rohwerte um die Kurve innerhalb von 0,25 s. Hinzu kommt, was eine einzelne Kamera nicht sehen kann.</translation>
    </message>
    <message>
        <source>Fit the frames around the corrections anew (R)</source>
        <translation>Bilder um die Korrekturen neu anpassen (R)</translation>
    </message>
    <message>
        <source>Progress of the refinement</source>
        <translation>Fortschritt der Verfeinerung</translation>
    </message>
    <message>
        <source>Cancel refining</source>
        <translation>Verfeinern abbrechen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Corrections at this frame</source>
        <translation>Korrekturen in diesem Bild</translation>
    </message>
    <message>
        <source>Remove this correction</source>
        <translation>Diese Korrektur entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen correction (Del)</source>
        <translation>Gewählte Korrektur entfernen (Del)</translation>
    </message>
    <message>
        <source>set by you, waits for Refine</source>
        <translation>von Ihnen gesetzt, wartet auf „Verfeinern“</translation>
    </message>
    <message>
        <source>Somebody looked at %1 and found them right; take that back (Y)</source>
        <translation>Durchgesehen und für richtig befunden: %1; dies zurücknehmen (Y)</translation>
    </message>
    <message>
        <source>I looked at %1 and they are right: leave them out of the worst frames (Y)</source>
        <translation>Von mir durchgesehen und richtig: %1; aus den schlechtesten Bildern herausnehmen (Y)</translation>
    </message>
    <message>
        <source>not estimated: nothing that was seen tells of it</source>
        <translation>nicht geschätzt: Aus dem Gesehenen lässt sich der Winkel nicht bestimmen</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful place(s) left to look at (N: the worst).</source>
        <translation>
            <numerusform>Noch %n zweifelhafte Stelle durchzusehen (N: die schlechteste).</numerusform>
            <numerusform>Noch %n zweifelhafte Stellen durchzusehen (N: die schlechteste).</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubtful place is left to look at.</source>
        <translation>Es ist keine zweifelhafte Stelle mehr durchzusehen.</translation>
    </message>
    <message>
        <source>This frame is right</source>
        <translation>Dieses Bild ist richtig</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectionActions</name>
    <message>
        <source>The correction could not be made.</source>
        <translation>Die Korrektur war nicht möglich.</translation>
    </message>
</context>
<context>
    <name>gonio::CurvesView</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose which angles have a chart</source>
        <translation>Wählen, welche Winkel ein Diagramm haben</translation>
    </message>
    <message>
        <source>Choose angles</source>
        <translation>Winkel wählen</translation>
    </message>
    <message>
        <source>Angles with a chart</source>
        <translation>Winkel mit Diagramm</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim-Konvention</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Klinische Konvention</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Winkelkonvention</translation>
    </message>
    <message>
        <source>OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them.</source>
        <translation>OpenSim: Koordinaten des Rajagopal-Modells. Klinisch: Vorzeichen, wie sie in der Klinik üblich sind.</translation>
    </message>
    <message>
        <source>Edit curves</source>
        <translation>Kurven bearbeiten</translation>
    </message>
    <message>
        <source>Correct angles in the charts (Enter in a chart)</source>
        <translation>Winkel in den Diagrammen korrigieren (Enter in einem Diagramm)</translation>
    </message>
    <message>
        <source>Curve that is edited</source>
        <translation>Bearbeitete Kurve</translation>
    </message>
    <message>
        <source>The curve that the value and the keys act on (Up and Down in a chart choose another chart)</source>
        <translation>Die Kurve, auf die Wert und Tasten wirken (Pfeil auf und Pfeil ab wählen in einem Diagramm ein anderes)</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Angle at this frame</source>
        <translation>Winkel in diesem Bild</translation>
    </message>
    <message>
        <source>Angle at this frame; Enter sets it</source>
        <translation>Winkel in diesem Bild; Enter setzt ihn</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>Hier setzen</translation>
    </message>
    <message>
        <source>Set the angle at this frame (Enter in the value)</source>
        <translation>Winkel in diesem Bild setzen (Enter im Wert)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected corrections (Del)</source>
        <translation>Ausgewählte Korrekturen löschen (Del)</translation>
    </message>
    <message>
        <source>Smooth brush</source>
        <translation>Glättungspinsel</translation>
    </message>
    <message>
        <source>Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve smoothed over 0.2 s to either side. Frames outside the drag get none.</source>
        <translation>Ziehen Sie entlang einer Kurve: Sie wird durch Korrekturen alle 0,1 s ersetzt; deren Werte sind die über 0,2 s nach beiden Seiten geglättete Kurve. Bilder außerhalb des gezogenen Bereichs erhalten keine.</translation>
    </message>
    <message>
        <source>Corrections are values of the OpenSim convention. Choose it to edit curves.</source>
        <translation>Korrekturen sind Werte der OpenSim-Konvention. Wählen Sie diese, um Kurven zu bearbeiten.</translation>
    </message>
    <message>
        <source>There is nothing to edit yet. Analyse the video first.</source>
        <translation>Es gibt noch nichts zu bearbeiten. Analysieren Sie zuerst das Video.</translation>
    </message>
    <message>
        <source>Double click adds a correction, drag moves it, Del deletes it, Shift and drag select several.</source>
        <translation>Doppelklick fügt eine Korrektur hinzu, Ziehen verschiebt sie, Del löscht sie, Shift und Ziehen wählt mehrere aus.</translation>
    </message>
    <message>
        <source>Joint-angle curves</source>
        <translation>Gelenkwinkelkurven</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <translation>%1, %2: %3.</translation>
    </message>
    <message>
        <source>Frame %1. %2</source>
        <translation>Bild %1. %2</translation>
    </message>
</context>
<context>
    <name>gonio::Drawing</name>
    <message>
        <source>%1° in the picture plane</source>
        <translation>%1° in der Bildebene</translation>
    </message>
    <message>
        <source>%1 px, not calibrated</source>
        <translation>%1 px, nicht kalibriert</translation>
    </message>
    <message>
        <source>%1 m, in this plane only</source>
        <translation>%1 m, nur in dieser Ebene</translation>
    </message>
    <message>
        <source>%1 s of the movement, recorded at %2 Hz</source>
        <translation>%1 s der Bewegung, aufgenommen mit %2 Hz</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>ruler</source>
        <translation>Lineal</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation>Stoppuhr</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>gonio::DrawingLayer</name>
    <message>
        <source>The drawing could not be changed.</source>
        <translation>Die Zeichnung konnte nicht geändert werden.</translation>
    </message>
</context>
<context>
    <name>gonio::ExportPage</name>
    <message>
        <source>Angles</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation>Bilder und Videos</translation>
    </message>
    <message>
        <source>Kinds of export</source>
        <translation>Arten des Exports</translation>
    </message>
    <message>
        <source>Export angles…</source>
        <translation>Winkel exportieren…</translation>
    </message>
    <message>
        <source>Export a picture or a video…</source>
        <translation>Bild oder Video exportieren…</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Zurück zur Durchsicht</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>gonio::FindAction</name>
    <message>
        <source>Find an action</source>
        <translation>Aktion suchen</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Geben Sie ein, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>Passende Aktionen</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Das ist gerade nicht möglich.</translation>
    </message>
</context>
<context>
    <name>gonio::FrameWorker</name>
    <message>
        <source>There is not enough memory for the pictures of this video. Close other programs and open it again.</source>
        <translation>Der Arbeitsspeicher reicht für die Bilder dieses Videos nicht aus. Schließen Sie andere Programme und öffnen Sie es erneut.</translation>
    </message>
    <message>
        <source>The video cannot be shown.</source>
        <translation>Das Video kann nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>gonio::HistoryPanel</name>
    <message>
        <source>History of the case</source>
        <translation>Verlauf des Falls</translation>
    </message>
    <message>
        <source>Choose a step to go back or forth to it</source>
        <translation>Wählen Sie einen Schritt, um zu ihm zurück- oder vorzugehen</translation>
    </message>
    <message>
        <source>The case as it was opened</source>
        <translation>Der Fall, wie er geöffnet wurde</translation>
    </message>
</context>
<context>
    <name>gonio::JobPanel</name>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Cancel the running analysis</source>
        <translation>Laufende Analyse abbrechen</translation>
    </message>
    <message>
        <source>Analyse this video with what is chosen here (%1)</source>
        <translation>Dieses Video mit den hier gewählten Einstellungen analysieren (%1)</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>The way from pictures to the body</source>
        <translation>Der Weg von den Bildern zum Körper</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Körpermodell</translation>
    </message>
    <message>
        <source>Choose the one that is nearer to the person</source>
        <translation>Wählen Sie das Modell, das der Person näher kommt</translation>
    </message>
    <message>
        <source>Keypoint network</source>
        <translation>Keypoint-Netz</translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation>Netze (*.onnx)</translation>
    </message>
    <message>
        <source>Person detector</source>
        <translation>Personendetektor</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Recorded keypoints (*.npz)</source>
        <translation>Aufgezeichnete Keypoints (*.npz)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Who is analysed</source>
        <translation>Wer analysiert wird</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Körpergröße</translation>
    </message>
    <message>
        <source>Of the person; makes lengths and distances right</source>
        <translation>Der Person; macht Längen und Abstände richtig</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>as the file plays</source>
        <translation>wie die Datei abläuft</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>Aufgenommen mit</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Tiefpass</translation>
    </message>
    <message>
        <source>Cut-off of the filter of the angles; 6 Hz for walking</source>
        <translation>Grenzfrequenz des Winkelfilters; 6 Hz für das Gehen</translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation>das installierte</translation>
    </message>
    <message>
        <source>Empty: the installed one</source>
        <translation>Leer: das installierte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Mit den fertigen Bildern fortfahren</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Throw the unfinished work away; results in the case stay</source>
        <translation>Unfertige Arbeit verwerfen; Ergebnisse im Fall bleiben</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <comment>a backend</comment>
        <translation>%1 (nicht installiert)</translation>
    </message>
    <message>
        <source>Open body, female</source>
        <translation>Offenes Körpermodell, weiblich</translation>
    </message>
    <message>
        <source>Open body, male</source>
        <translation>Offenes Körpermodell, männlich</translation>
    </message>
    <message>
        <source>keypoints.npz or truth.npz</source>
        <translation>keypoints.npz oder truth.npz</translation>
    </message>
    <message>
        <source>There is no video yet. Open one first.</source>
        <translation>Es gibt noch kein Video. Öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>“%1”, %2 frames</source>
        <translation>„%1“, %2 Bilder</translation>
    </message>
    <message>
        <source>The largest in the picture</source>
        <translation>Die größte im Bild</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Person %1, %2</source>
        <translation>Person %1, %2</translation>
    </message>
    <message>
        <source>An analysis of this video was not finished. Its frames up to %1 are kept.</source>
        <translation>Eine Analyse dieses Videos wurde nicht beendet. Ihre Bilder bis %1 sind erhalten.</translation>
    </message>
    <message>
        <source>The results were made with another capture rate than the video has now: their times and angles are out of date. Analyse again.</source>
        <translation>Die Ergebnisse wurden mit einer anderen Aufnahmerate gemacht, als das Video jetzt hat: Ihre Zeiten und Winkel sind veraltet. Analysieren Sie erneut.</translation>
    </message>
    <message>
        <source>The rate at which slow motion was recorded; a property of the video</source>
        <translation>Die Rate, mit der die Zeitlupe aufgenommen wurde; eine Eigenschaft des Videos</translation>
    </message>
    <message>
        <source>Trajectory fit</source>
        <translation>Anpassung der Bewegungsbahn</translation>
    </message>
    <message>
        <source>Recorded keypoints</source>
        <translation>Aufgezeichnete Keypoints</translation>
    </message>
    <message>
        <source>Built-in network</source>
        <translation>Eingebautes Netz</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>Die Bildrate konnte nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Gewichte (*.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
    <message>
        <source>Graphics processor (CUDA)</source>
        <translation>Grafikprozessor (CUDA)</translation>
    </message>
    <message>
        <source>Where the backend&apos;s network runs</source>
        <translation>Wo das Netz des Verfahrens rechnet</translation>
    </message>
    <message>
        <source>your own module (*.pt)</source>
        <translation>das eigene Modul (*.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message>
        <source>There is no video to analyse. Open one first.</source>
        <translation>Es gibt kein Video zum Analysieren. Öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>This video is being analysed already. Cancel that analysis first.</source>
        <translation>Dieses Video wird bereits analysiert. Brechen Sie zuerst diese Analyse ab.</translation>
    </message>
    <message>
        <source>The network and the weights of the backend “%1” are not installed.</source>
        <translation>Das Netz und die Gewichte des Verfahrens „%1“ sind nicht installiert.</translation>
    </message>
    <message>
        <source>“%1” could not be analysed.</source>
        <translation>„%1“ konnte nicht analysiert werden.</translation>
    </message>
    <message>
        <source>There is no unfinished analysis of this video. Start it anew.</source>
        <translation>Es gibt keine unfertige Analyse dieses Videos. Starten Sie sie neu.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</source>
        <translation>
            <numerusform>%n Korrektur passt nicht zur neuen Analyse, weil diese den genannten Keypoint oder die genannte andere Person nicht findet. Sie wurde entfernt; Rückgängig holt sie und die alte Analyse zurück.</numerusform>
            <numerusform>%n Korrekturen passen nicht zur neuen Analyse, weil diese die genannten Keypoints oder anderen Personen nicht findet. Sie wurden entfernt; Rückgängig holt sie und die alte Analyse zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::JobRow</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefgegangen ist</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Fortschritt der Analyse von „%1“</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Mit den fertigen Bildern fortfahren</translation>
    </message>
    <message>
        <source>Copy what the program knows about the failure</source>
        <translation>Kopieren, was das Programm über den Fehler weiß</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Erste Kurven werden gezeigt: grob, nur eine Vorschau.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dismiss the analysis of “%1”</source>
        <translation>Analyse von „%1“ ausblenden</translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Analyse von „%1“ abbrechen</translation>
    </message>
</context>
<context>
    <name>gonio::JointTexts</name>
    <message>
        <source>right shoulder</source>
        <translation>rechte Schulter</translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation>linke Schulter</translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation>rechter Ellenbogen</translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation>linker Ellenbogen</translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation>rechtes Handgelenk</translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation>linkes Handgelenk</translation>
    </message>
    <message>
        <source>right hand</source>
        <translation>rechte Hand</translation>
    </message>
    <message>
        <source>left hand</source>
        <translation>linke Hand</translation>
    </message>
    <message>
        <source>right little finger</source>
        <translation>rechter Kleinfinger</translation>
    </message>
    <message>
        <source>left little finger</source>
        <translation>linker Kleinfinger</translation>
    </message>
    <message>
        <source>right index finger</source>
        <translation>rechter Zeigefinger</translation>
    </message>
    <message>
        <source>left index finger</source>
        <translation>linker Zeigefinger</translation>
    </message>
    <message>
        <source>right thumb</source>
        <translation>rechter Daumen</translation>
    </message>
    <message>
        <source>left thumb</source>
        <translation>linker Daumen</translation>
    </message>
    <message>
        <source>right hip</source>
        <translation>rechte Hüfte</translation>
    </message>
    <message>
        <source>left hip</source>
        <translation>linke Hüfte</translation>
    </message>
    <message>
        <source>right knee</source>
        <translation>rechtes Knie</translation>
    </message>
    <message>
        <source>left knee</source>
        <translation>linkes Knie</translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation>rechtes Sprunggelenk</translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation>linkes Sprunggelenk</translation>
    </message>
    <message>
        <source>right heel</source>
        <translation>rechte Ferse</translation>
    </message>
    <message>
        <source>left heel</source>
        <translation>linke Ferse</translation>
    </message>
    <message>
        <source>right toes</source>
        <translation>rechte Zehen</translation>
    </message>
    <message>
        <source>left toes</source>
        <translation>linke Zehen</translation>
    </message>
    <message>
        <source>right big toe</source>
        <translation>rechte Großzehe</translation>
    </message>
    <message>
        <source>left big toe</source>
        <translation>linke Großzehe</translation>
    </message>
    <message>
        <source>right small toe</source>
        <translation>rechte Kleinzehe</translation>
    </message>
    <message>
        <source>left small toe</source>
        <translation>linke Kleinzehe</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>rechtes Auge</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>linkes Auge</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>rechtes Ohr</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>linkes Ohr</translation>
    </message>
    <message>
        <source>pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>right subtalar joint</source>
        <translation>rechtes Subtalargelenk</translation>
    </message>
    <message>
        <source>left subtalar joint</source>
        <translation>linkes Subtalargelenk</translation>
    </message>
    <message>
        <source>lumbar spine</source>
        <translation>Lendenwirbelsäule</translation>
    </message>
    <message>
        <source>trunk</source>
        <translation>Rumpf</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>right shoulder blade</source>
        <translation>rechtes Schulterblatt</translation>
    </message>
    <message>
        <source>right forearm</source>
        <translation>rechter Unterarm</translation>
    </message>
    <message>
        <source>left shoulder blade</source>
        <translation>linkes Schulterblatt</translation>
    </message>
    <message>
        <source>left forearm</source>
        <translation>linker Unterarm</translation>
    </message>
    <message>
        <source>tilt, front up</source>
        <translation>Kippung, vorn nach oben</translation>
    </message>
    <message>
        <source>list, right side down</source>
        <translation>Seitneigung, rechte Seite tiefer</translation>
    </message>
    <message>
        <source>turn to the left</source>
        <translation>Drehung nach links</translation>
    </message>
    <message>
        <source>flexion</source>
        <translation>Flexion</translation>
    </message>
    <message>
        <source>adduction</source>
        <translation>Adduktion</translation>
    </message>
    <message>
        <source>internal rotation</source>
        <translation>Innenrotation</translation>
    </message>
    <message>
        <source>dorsiflexion</source>
        <translation>Dorsalextension</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>Inversion</translation>
    </message>
    <message>
        <source>toes down</source>
        <translation>Zehen nach unten</translation>
    </message>
    <message>
        <source>trunk backward</source>
        <translation>Rumpf nach hinten</translation>
    </message>
    <message>
        <source>trunk to the right</source>
        <translation>Rumpf nach rechts</translation>
    </message>
    <message>
        <source>trunk turned to the left</source>
        <translation>Rumpf nach links gedreht</translation>
    </message>
    <message>
        <source>pronation</source>
        <translation>Pronation</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>Hals</translation>
    </message>
</context>
<context>
    <name>gonio::JointWords</name>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Rechte Hüfte</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rechtes Knie</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Rechtes Sprunggelenk</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Rechte Zehen</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Linke Hüfte</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Linkes Knie</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Linkes Sprunggelenk</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Linke Zehen</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Brustkorb</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Rechte Schulter</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Rechter Ellenbogen</translation>
    </message>
    <message>
        <source>Right wrist</source>
        <translation>Rechtes Handgelenk</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>Linke Schulter</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Linker Ellenbogen</translation>
    </message>
    <message>
        <source>Left wrist</source>
        <translation>Linkes Handgelenk</translation>
    </message>
</context>
<context>
    <name>gonio::KeyImagePanel</name>
    <message>
        <source>Keep this frame as a key image</source>
        <translation>Dieses Bild als Schlüsselbild festhalten</translation>
    </message>
    <message>
        <source>Delete the key image</source>
        <translation>Schlüsselbild löschen</translation>
    </message>
    <message>
        <source>Key images</source>
        <translation>Schlüsselbilder</translation>
    </message>
    <message>
        <source>Enter goes to the frame, F2 changes the caption of a key image.</source>
        <translation>Enter springt zum Bild, F2 ändert die Beschriftung eines Schlüsselbilds.</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save the key image as a picture</source>
        <translation>Schlüsselbild als Bilddatei speichern</translation>
    </message>
    <message>
        <source>Save this frame with what is drawn on it</source>
        <translation>Dieses Bild mit allem, was darauf gezeichnet ist, speichern</translation>
    </message>
    <message>
        <source>Keep frame</source>
        <translation>Bild festhalten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Bild %1, %2 s</translation>
    </message>
    <message>
        <source>The key image could not be changed.</source>
        <translation>Das Schlüsselbild konnte nicht geändert werden.</translation>
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
        <translation>von Hand korrigiert</translation>
    </message>
    <message>
        <source>detected, confidence %1 %</source>
        <translation>erkannt, Konfidenz %1 %</translation>
    </message>
    <message>
        <source>The keypoint could not be changed.</source>
        <translation>Der Keypoint konnte nicht geändert werden.</translation>
    </message>
</context>
<context>
    <name>gonio::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
</context>
<context>
    <name>gonio::LayersPanel</name>
    <message>
        <source>Skeleton</source>
        <translation>Skelett</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Detected keypoints</source>
        <translation>Erkannte Keypoints</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Zeichnungen</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>Show or hide this layer in the video and the scene</source>
        <translation>Diese Ebene in Video und Szene ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Gelenke</translation>
    </message>
    <message>
        <source>Joints with trails</source>
        <translation>Gelenke mit Spuren</translation>
    </message>
    <message>
        <source>Choose the joints whose way is drawn in the scene</source>
        <translation>Gelenke wählen, deren Weg in der Szene gezeichnet wird</translation>
    </message>
</context>
<context>
    <name>gonio::MainWindow</name>
    <message>
        <source>&amp;Close case</source>
        <translation>Fall s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Fill with the view under the mouse</source>
        <translation>Fenster mit der Ansicht unter der Maus &amp;füllen</translation>
    </message>
    <message>
        <source>Panel: &amp;Angles</source>
        <translation>Seitenleiste: &amp;Winkel</translation>
    </message>
    <message>
        <source>Panel: &amp;Correct</source>
        <translation>Seitenleiste: &amp;Korrigieren</translation>
    </message>
    <message>
        <source>Panel: &amp;Job</source>
        <translation>Seitenleiste: &amp;Auftrag</translation>
    </message>
    <message>
        <source>Panel: &amp;Notes</source>
        <translation>Seitenleiste: &amp;Notizen</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>&amp;Hell oder dunkel</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>&amp;Größere Schrift</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>K&amp;leinere Schrift</translation>
    </message>
    <message>
        <source>Text of &amp;normal size</source>
        <translation>Schrift in N&amp;ormalgröße</translation>
    </message>
    <message>
        <source>Networks and &amp;bodies…</source>
        <translation>N&amp;etze und Körpermodelle…</translation>
    </message>
    <message>
        <source>Find an &amp;action…</source>
        <translation>&amp;Aktion suchen…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>A&amp;bout Goniograph</source>
        <translation>Ü&amp;ber Goniograph</translation>
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
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>Two videos &amp;side by side</source>
        <translation>Zwei &amp;Videos nebeneinander</translation>
    </message>
    <message>
        <source>The window will be in this language when the program is started again: %1.</source>
        <translation>Nach dem nächsten Programmstart erscheint das Fenster in dieser Sprache: %1.</translation>
    </message>
    <message>
        <source>The video could not be added.</source>
        <translation>Das Video konnte nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>Die Bildrate konnte nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>The last changes are not saved. Save the case under another name, then close the window again.</source>
        <translation>Die letzten Änderungen sind nicht gespeichert. Speichern Sie den Fall unter einem anderen Namen und schließen Sie dann das Fenster erneut.</translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message>
        <source>Files that do not come with the program</source>
        <translation>Dateien, die nicht mit dem Programm geliefert werden</translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation>Zurück zu den Ansichten</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Missing, needed for analysing a new video</source>
        <translation>Fehlt, nötig zum Analysieren eines neuen Videos</translation>
    </message>
    <message>
        <source>Not installed, optional</source>
        <translation>Nicht installiert, optional</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose file for %1</source>
        <translation>Datei wählen für %1</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Zu importierende Dateien wählen</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation>
            <numerusform>%n Datei wird geprüft…</numerusform>
            <numerusform>%n Dateien werden geprüft…</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importiert: %1.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Networks and bodies (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Netze und Körper (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::NotesPanel</name>
    <message>
        <source>Notes on the trial</source>
        <translation>Notizen zum Durchgang</translation>
    </message>
    <message>
        <source>Kept in the case as you write</source>
        <translation>Beim Schreiben im Fall gespeichert</translation>
    </message>
    <message>
        <source>Notes on “%1”</source>
        <translation>Notizen zu „%1“</translation>
    </message>
    <message>
        <source>There is no trial to write notes on.</source>
        <translation>Es gibt keinen Durchgang, zu dem Sie Notizen schreiben könnten.</translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message>
        <source>Open video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>Find the video…</source>
        <translation>Video suchen…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Bilder %1–%2 verfeinern</translation>
    </message>
    <message>
        <source>Worst frame first</source>
        <translation>Schlechtestes Bild zuerst</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>This case is empty. Open a video or drop one on the window.</source>
        <translation>Dieser Fall ist leer. Öffnen Sie ein Video oder ziehen Sie eines auf das Fenster.</translation>
    </message>
    <message>
        <source>This is the demonstration, a generated walk. Drop a video of your own on the window to start with it.</source>
        <translation>Dies ist die Demonstration, ein künstlich erzeugter Gang. Ziehen Sie ein eigenes Video auf das Fenster, um damit zu beginnen.</translation>
    </message>
    <message>
        <source>The video is not where it was. It is recognised by its content wherever it is now.</source>
        <translation>Das Video liegt nicht mehr an seinem Ort. Es wird an seinem Inhalt erkannt, wo immer es jetzt ist.</translation>
    </message>
    <message>
        <source>This video has not been analysed yet.</source>
        <translation>Dieses Video wurde noch nicht analysiert.</translation>
    </message>
    <message>
        <source>Your corrections wait to be taken into the motion around them.</source>
        <translation>Ihre Korrekturen warten darauf, in die Bewegung um sie herum übernommen zu werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation>
            <numerusform>%n Stelle verdient einen Blick.</numerusform>
            <numerusform>%n Stellen verdienen einen Blick.</numerusform>
        </translation>
    </message>
    <message>
        <source>All doubtful places have been looked at.</source>
        <translation>Alle zweifelhaften Stellen sind durchgesehen.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Hide this proposal</source>
        <translation>Diesen Vorschlag ausblenden</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Erneut analysieren</translation>
    </message>
    <message>
        <source>The capture rate of this video was changed after the analysis: times and angles are out of date.</source>
        <translation>Die Aufnahmerate dieses Videos wurde nach der Analyse geändert: Zeiten und Winkel sind veraltet.</translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message>
        <source>For research and education, not a medical device.</source>
        <translation>Für Forschung und Lehre, kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two facts about an exported picture</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>frame %1, %2 s</source>
        <translation>Bild %1, %2 s</translation>
    </message>
    <message>
        <source>The file could not be written; an older file of that name is as it was.</source>
        <translation>Die Datei konnte nicht geschrieben werden; eine ältere Datei dieses Namens ist unverändert.</translation>
    </message>
    <message>
        <source>Newer values are being computed: what is shown may be the earlier ones.</source>
        <translation>Neuere Werte werden gerade berechnet: Gezeigt werden vielleicht noch die früheren.</translation>
    </message>
    <message numerus="yes">
        <source>Corrections wait for Refine in %n stretch(es) between frames %1 and %2: body and angles there are not final.</source>
        <translation>
            <numerusform>In %n Abschnitt zwischen den Bildern %1 und %2 warten Korrekturen auf „Verfeinern“: Körper und Winkel sind dort nicht endgültig.</numerusform>
            <numerusform>In %n Abschnitten zwischen den Bildern %1 und %2 warten Korrekturen auf „Verfeinern“: Körper und Winkel sind dort nicht endgültig.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last frame</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Corrections wait for Refine in frames %1: body and angles there are not final.</source>
        <translation>In den Bildern %1 warten Korrekturen auf „Verfeinern“: Körper und Winkel sind dort nicht endgültig.</translation>
    </message>
</context>
<context>
    <name>gonio::PeopleLayer</name>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Click to review this person</source>
        <translation>Klicken, um diese Person anzusehen</translation>
    </message>
</context>
<context>
    <name>gonio::PeoplePanel</name>
    <message>
        <source>Rename the person</source>
        <translation>Person umbenennen</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Personen tauschen…</translation>
    </message>
    <message>
        <source>People in this video</source>
        <translation>Personen in diesem Video</translation>
    </message>
    <message>
        <source>Choose a person to see them everywhere; F2 names them; take the tick off those who do not matter</source>
        <translation>Wählen Sie eine Person, um sie überall zu sehen; F2 benennt sie; nehmen Sie bei unwichtigen das Häkchen weg</translation>
    </message>
    <message>
        <source>Two people were taken for each other in some frames</source>
        <translation>Zwei Personen wurden in einigen Bildern verwechselt</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>Found, not analysed</source>
        <translation>Gefunden, nicht analysiert</translation>
    </message>
    <message>
        <source>%1 of %2 frames, mean reprojection error %3 px</source>
        <translation>%1 von %2 Bildern, mittlerer Reprojektionsfehler %3 px</translation>
    </message>
    <message>
        <source>Nobody has been looked for yet: analyse the video.</source>
        <translation>Es wurde noch niemand gesucht: Analysieren Sie das Video.</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>Niemand ist ausgewählt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person and what is known of them</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>gonio::PersonData</name>
    <message>
        <source>The angles of this person cannot be computed.</source>
        <translation>Die Winkel dieser Person können nicht berechnet werden.</translation>
    </message>
</context>
<context>
    <name>gonio::ProxyMaker</name>
    <message>
        <source>The small copy of the video could not be made.</source>
        <translation>Die kleine Kopie des Videos konnte nicht erstellt werden.</translation>
    </message>
</context>
<context>
    <name>gonio::RangeBar</name>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Andere Person</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>to</source>
        <comment>frames 3 to 9</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>%1: in which frames?</source>
        <translation>%1: in welchen Bildern?</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Limbs</source>
        <translation>Gliedmaßen</translation>
    </message>
    <message>
        <source>A detector often exchanges the legs alone, or the arms alone</source>
        <translation>Ein Detektor vertauscht oft nur die Beine oder nur die Arme</translation>
    </message>
    <message>
        <source>the whole body</source>
        <translation>den ganzen Körper</translation>
    </message>
    <message>
        <source>the legs</source>
        <translation>die Beine</translation>
    </message>
    <message>
        <source>the arms</source>
        <translation>die Arme</translation>
    </message>
</context>
<context>
    <name>gonio::RangeChooser</name>
    <message>
        <source>From event</source>
        <translation>Von Ereignis</translation>
    </message>
    <message>
        <source>To event</source>
        <translation>Bis Ereignis</translation>
    </message>
    <message>
        <source>Frames to export</source>
        <translation>Zu exportierende Bilder</translation>
    </message>
    <message>
        <source>Which frames are exported</source>
        <translation>Welche Bilder exportiert werden</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>The selected range</source>
        <translation>Der ausgewählte Bereich</translation>
    </message>
    <message>
        <source>Between two events</source>
        <translation>Zwischen zwei Ereignissen</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <comment>event</comment>
        <translation>%1, Bild %2</translation>
    </message>
    <message>
        <source>Frames %1 to %2, %3 s to %4 s.</source>
        <translation>Bilder %1 bis %2, %3 s bis %4 s.</translation>
    </message>
    <message>
        <source>Nothing is selected; drag over a curve or press I and O.</source>
        <translation>Nichts ist ausgewählt; ziehen Sie über eine Kurve oder drücken Sie I und O.</translation>
    </message>
    <message>
        <source>This trial has no events yet; press E at a frame.</source>
        <translation>Dieser Durchgang hat noch keine Ereignisse; drücken Sie E in einem Bild.</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>Kein Video ist geöffnet.</translation>
    </message>
</context>
<context>
    <name>gonio::RefineRunner</name>
    <message>
        <source>There is no analysis of this person to refine.</source>
        <translation>Es gibt keine Analyse dieser Person, die verfeinert werden könnte.</translation>
    </message>
    <message>
        <source>The angles of this person are still being computed. Try again in a moment.</source>
        <translation>Die Winkel dieser Person werden noch berechnet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No correction waits: every one is part of the motion already.</source>
        <translation>Keine Korrektur steht aus: Jede ist schon Teil der Bewegung.</translation>
    </message>
    <message>
        <source>The motion around the corrections could not be refined.</source>
        <translation>Die Bewegung um die Korrekturen konnte nicht verfeinert werden.</translation>
    </message>
</context>
<context>
    <name>gonio::ReviewPage</name>
    <message>
        <source>Panels</source>
        <translation>Seitenleisten</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>gonio::RunningCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Fortschritt der Analyse von „%1“</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is being done; time left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Erste Kurven werden gezeigt: grob, nur eine Vorschau.</translation>
    </message>
    <message numerus="yes">
        <source>%n more analysis(es) wait.</source>
        <translation>
            <numerusform>%n weitere Analyse wartet.</numerusform>
            <numerusform>%n weitere Analysen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Analyse von „%1“ abbrechen</translation>
    </message>
    <message>
        <source>Stop this analysis; its finished frames are kept</source>
        <translation>Diese Analyse anhalten; ihre fertigen Bilder bleiben erhalten</translation>
    </message>
    <message>
        <source>Running analysis</source>
        <translation>Laufende Analyse</translation>
    </message>
</context>
<context>
    <name>gonio::SaveWarning</name>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Save the case under another name</source>
        <translation>Den Fall unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>Save the case under another name, with everything in it (Ctrl+Shift+S)</source>
        <translation>Den Fall mit allem, was darin ist, unter einem anderen Namen speichern (Ctrl+Shift+S)</translation>
    </message>
</context>
<context>
    <name>gonio::SceneView</name>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Click a bone to choose its joint, drag its ring to turn it. Drag turns the view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn.</source>
        <translation>Klick auf einen Knochen wählt sein Gelenk, Ziehen am Ring dreht es. Ziehen dreht die Ansicht, Ziehen mit rechts verschiebt sie, das Mausrad zoomt. Tab: nächstes Gelenk, + und -: drehen.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>See the person as the video&apos;s camera does (1)</source>
        <translation>Die Person so sehen wie die Kamera des Videos (1)</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>See the person from their right (2)</source>
        <translation>Die Person von ihrer rechten Seite sehen (2)</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>See the person from ahead (3)</source>
        <translation>Die Person von vorn sehen (3)</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>See the person from above (4)</source>
        <translation>Die Person von oben sehen (4)</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>Fit the person</source>
        <translation>Person einpassen</translation>
    </message>
    <message>
        <source>Bring the whole person into the scene (0)</source>
        <translation>Die ganze Person in die Szene holen (0)</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Show the video&apos;s camera</source>
        <translation>Kamera des Videos zeigen</translation>
    </message>
    <message>
        <source>Show where the video&apos;s camera stood and what it saw</source>
        <translation>Zeigen, wo die Kamera des Videos stand und was sie sah</translation>
    </message>
    <message>
        <source>%1: no value in this frame</source>
        <translation>%1: kein Wert in diesem Bild</translation>
    </message>
    <message>
        <source>%1 %2, being corrected; unfiltered, OpenSim convention</source>
        <translation>%1 %2, wird gerade korrigiert; ungefiltert, OpenSim-Konvention</translation>
    </message>
    <message>
        <source>%1 %2, out of date; unfiltered, OpenSim convention</source>
        <translation>%1 %2, veraltet; ungefiltert, OpenSim-Konvention</translation>
    </message>
    <message>
        <source>%1 %2, %3; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3; ungefiltert, OpenSim-Konvention</translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation>Noch nichts analysiert.</translation>
    </message>
    <message>
        <source>No body in this frame: the person was not seen.</source>
        <translation>Kein Körper in diesem Bild: Die Person wurde nicht gesehen.</translation>
    </message>
    <message>
        <source>%1 %2, set by you, waits for Refine; OpenSim convention</source>
        <translation>%1 %2, von Ihnen gesetzt, wartet auf „Verfeinern“; OpenSim-Konvention</translation>
    </message>
    <message>
        <source>%1 %2, %3, waits for Refine; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3, wartet auf „Verfeinern“; ungefiltert, OpenSim-Konvention</translation>
    </message>
    <message>
        <source>%1 is not estimated: nothing that was seen tells of it</source>
        <translation>%1 wird nicht geschätzt: Aus dem Gesehenen lässt sich der Winkel nicht bestimmen</translation>
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
        <translation>Gelenkwinkel einer Person in Bewegung aus einem Video: analysieren, ansehen, korrigieren, berichten.</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Demonstration öffnen</translation>
    </message>
    <message>
        <source>A generated walk that is analysed already: something to see in every view, and nothing can be broken.</source>
        <translation>Ein künstlich erzeugter Gang, bereits analysiert: In jeder Ansicht gibt es etwas zu sehen, und nichts kann kaputtgehen.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Video öffnen…</translation>
    </message>
    <message>
        <source>A recording of one person, best from the side with a camera that stands still. Dropping it on the window does the same.</source>
        <translation>Eine Aufnahme einer Person, am besten von der Seite mit ruhig stehender Kamera. Sie können sie auch einfach auf das Fenster ziehen.</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Fall öffnen…</translation>
    </message>
    <message>
        <source>Videos, results and corrections that were saved before.</source>
        <translation>Früher gespeicherte Videos, Ergebnisse und Korrekturen.</translation>
    </message>
    <message>
        <source>Not yet saved under a name</source>
        <translation>Noch nicht unter einem Namen gespeichert</translation>
    </message>
    <message>
        <source>Throw the selected one away…</source>
        <translation>Ausgewählten verwerfen…</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Zuletzt verwendete Fälle</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Fall ohne Namen</translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message>
        <source>licensed to you alone, not to be passed on</source>
        <translation>nur für Sie lizenziert, Weitergabe nicht gestattet</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · body %4 (%5)</source>
        <comment>device, method, detector, body, licence</comment>
        <translation>%1 · %2 · %3 · Körpermodell %4 (%5)</translation>
    </message>
    <message>
        <source>Made by version %1 at %2 (UTC)</source>
        <translation>Erstellt mit Version %1 am %2 (UTC)</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>Gerade gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Vor %n s gespeichert</numerusform>
            <numerusform>Vor %n s gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Vor %n min gespeichert</numerusform>
            <numerusform>Vor %n min gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation>
            <numerusform>Vor %n h gespeichert</numerusform>
            <numerusform>Vor %n h gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>Konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Frame %1.</source>
        <translation>Bild %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n Ereignis.</numerusform>
            <numerusform>%n Ereignisse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n Korrektur.</numerusform>
            <numerusform>%n Korrekturen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s).</source>
        <translation>
            <numerusform>%n Phase.</numerusform>
            <numerusform>%n Phasen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key image(s).</source>
        <translation>
            <numerusform>%n Schlüsselbild.</numerusform>
            <numerusform>%n Schlüsselbilder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation>Gewählt: %1.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it as it was</source>
        <translation>Enter übernimmt den Namen, Esc lässt ihn, wie er war</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Previous correction</source>
        <translation>Vorherige Korrektur</translation>
    </message>
    <message>
        <source>Go to the previous correction</source>
        <translation>Zur vorherigen Korrektur gehen</translation>
    </message>
    <message>
        <source>Next correction</source>
        <translation>Nächste Korrektur</translation>
    </message>
    <message>
        <source>Go to the next correction</source>
        <translation>Zur nächsten Korrektur gehen</translation>
    </message>
    <message>
        <source>Next worst frame</source>
        <translation>Nächstes schlechtestes Bild</translation>
    </message>
    <message>
        <source>Go to the worst frame that is left</source>
        <translation>Zum schlechtesten verbliebenen Bild gehen</translation>
    </message>
    <message>
        <source>Previous worst frame</source>
        <translation>Vorheriges schlechtestes Bild</translation>
    </message>
    <message>
        <source>Go back in the list of worst frames</source>
        <translation>In der Liste der schlechtesten Bilder zurückgehen</translation>
    </message>
    <message>
        <source>Add event…</source>
        <translation>Ereignis hinzufügen…</translation>
    </message>
    <message>
        <source>Add an event at this frame</source>
        <translation>Ereignis in diesem Bild hinzufügen</translation>
    </message>
    <message>
        <source>Add phase…</source>
        <translation>Phase hinzufügen…</translation>
    </message>
    <message>
        <source>Name the selected range as a phase</source>
        <translation>Den ausgewählten Bereich als Phase benennen</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Bild %1, %2 s</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>No reason for doubt</source>
        <translation>Kein Grund zum Zweifel</translation>
    </message>
    <message>
        <source>Doubtful: the body lies far from the keypoints</source>
        <translation>Zweifelhaft: Der Körper liegt weit von den Keypoints entfernt</translation>
    </message>
    <message>
        <source>Doubtful: a joint is at its limit</source>
        <translation>Zweifelhaft: Ein Gelenk ist an seiner Grenze</translation>
    </message>
    <message>
        <source>Doubtful: the motion jumps</source>
        <translation>Zweifelhaft: Die Bewegung springt</translation>
    </message>
    <message>
        <source>Doubtful: keypoints were hardly seen</source>
        <translation>Zweifelhaft: Keypoints waren kaum zu sehen</translation>
    </message>
    <message>
        <source>Doubtful: left and right may be exchanged</source>
        <translation>Zweifelhaft: Links und rechts sind vielleicht vertauscht</translation>
    </message>
    <message>
        <source>Doubtful: the person was not seen</source>
        <translation>Zweifelhaft: Die Person wurde nicht gesehen</translation>
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
        <translation>Zum ersten Bild gehen</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Zehn Bilder zurück</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Zehn Bilder vor</translation>
    </message>
    <message>
        <source>Go to the last frame</source>
        <translation>Zum letzten Bild gehen</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>Rückwärts abspielen, nochmals für schneller</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation>Vorwärts abspielen, nochmals für schneller</translation>
    </message>
    <message>
        <source>Begin the range at this frame</source>
        <translation>Bereich in diesem Bild beginnen</translation>
    </message>
    <message>
        <source>End the range at this frame</source>
        <translation>Bereich in diesem Bild beenden</translation>
    </message>
    <message>
        <source>Repeat the range</source>
        <translation>Bereich wiederholen</translation>
    </message>
    <message>
        <source>Time of this frame</source>
        <translation>Zeit dieses Bilds</translation>
    </message>
    <message>
        <source>Number of this frame</source>
        <translation>Nummer dieses Bilds</translation>
    </message>
    <message>
        <source>Frame rate and direction of play</source>
        <translation>Bildrate und Abspielrichtung</translation>
    </message>
    <message>
        <source>×</source>
        <comment>times as fast as recorded</comment>
        <translation>×</translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation>Abspieltempo</translation>
    </message>
    <message>
        <source>How fast Play runs: 1 is as recorded, 0.1 ten times slower</source>
        <translation>Wie schnell abgespielt wird: 1 ist wie aufgenommen, 0,1 zehnmal langsamer</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>Bild %1 / %2</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>kein Video</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 Bilder/s</translation>
    </message>
    <message>
        <source>backwards %1×</source>
        <translation>rückwärts %1×</translation>
    </message>
    <message>
        <source>forwards %1×</source>
        <translation>vorwärts %1×</translation>
    </message>
</context>
<context>
    <name>gonio::TrialVideo</name>
    <message>
        <source>This is another video than the one that was analysed. Choose the original file; its name does not matter.</source>
        <translation>Dies ist ein anderes Video als das analysierte. Wählen Sie die Originaldatei; ihr Name spielt keine Rolle.</translation>
    </message>
    <message>
        <source>The video could not be read.</source>
        <translation>Das Video konnte nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoExport</name>
    <message>
        <source>There are no frames to export; choose another range.</source>
        <translation>Es gibt keine Bilder zum Exportieren; wählen Sie einen anderen Bereich.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoIntake</name>
    <message>
        <source>&amp;Slow motion?</source>
        <translation>&amp;Zeitlupe?</translation>
    </message>
    <message>
        <source>Rate at which the video was recorded</source>
        <translation>Bildrate, mit der das Video aufgenommen wurde</translation>
    </message>
    <message>
        <source>Slow-motion clips play slower than they were recorded; times and speeds are right only with the rate of the recording.</source>
        <translation>Zeitlupenvideos laufen langsamer ab, als sie aufgenommen wurden; Zeiten und Geschwindigkeiten stimmen nur mit der Bildrate der Aufnahme.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide the facts of the video</source>
        <translation>Angaben zum Video ausblenden</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Looking for damage…</source>
        <translation>Suche nach Schäden…</translation>
    </message>
    <message>
        <source>No, recorded at %1 as it plays</source>
        <translation>Nein, aufgenommen wie abgespielt: %1</translation>
    </message>
    <message>
        <source>Recorded at %1, plays at %2</source>
        <translation>Mit %1 aufgenommen, läuft mit %2</translation>
    </message>
    <message>
        <source>The video cannot be opened.</source>
        <translation>Das Video kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>It cannot be read to its end.</source>
        <translation>Das Video kann nicht bis zum Ende gelesen werden.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoView</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>The picture of this moment with the skeleton over it. Tab goes through the keypoints, Alt and the arrow keys move the chosen one.</source>
        <translation>Das Bild dieses Zeitpunkts mit dem Skelett darüber. Tab geht durch die Keypoints, Alt und die Pfeiltasten verschieben den gewählten.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Choose the file of this video where it is now</source>
        <translation>Wählen Sie die Datei dieses Videos an ihrem jetzigen Ort</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>Video suchen</translation>
    </message>
    <message>
        <source>Fit the video into its view</source>
        <translation>Video in seine Ansicht einpassen</translation>
    </message>
    <message>
        <source>Enlarge the video</source>
        <translation>Video vergrößern</translation>
    </message>
    <message>
        <source>Make the video smaller</source>
        <translation>Video verkleinern</translation>
    </message>
    <message>
        <source>The video is not where it was. What was found in it can still be seen and corrected in the other views.
%1</source>
        <translation>Das Video liegt nicht mehr an seinem Ort. Was darin gefunden wurde, lässt sich in den anderen Ansichten weiterhin ansehen und korrigieren.
%1</translation>
    </message>
    <message>
        <source>Frame %1 is damaged in the file: there is no picture of it.</source>
        <translation>Bild %1 ist in der Datei beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>frame %1 · %2 s</source>
        <translation>Bild %1 · %2 s</translation>
    </message>
    <message>
        <source>frame %1 · %2 s · preview</source>
        <comment>half-size picture</comment>
        <translation>Bild %1 · %2 s · Vorschau</translation>
    </message>
    <message>
        <source>This is another video than the one that was analysed, so it is not shown. What was found in the right one can still be seen and corrected in the other views.
%1</source>
        <translation>Dies ist ein anderes Video als das analysierte und wird deshalb nicht gezeigt. Was im richtigen gefunden wurde, lässt sich in den anderen Ansichten weiter ansehen und korrigieren.
%1</translation>
    </message>
</context>
<context>
    <name>gonio::ViewExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>View to export</source>
        <translation>Zu exportierende Ansicht</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Twice as large</source>
        <translation>Doppelt so groß</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bilds</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Words that stand below the picture</source>
        <translation>Wörter, die unter dem Bild stehen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save a picture of this frame</source>
        <translation>Dieses Bild als Bilddatei speichern</translation>
    </message>
    <message>
        <source>Save video…</source>
        <translation>Video speichern…</translation>
    </message>
    <message>
        <source>Save a video of the chosen frames</source>
        <translation>Video der gewählten Bilder speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation>Video abbrechen</translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation>Fortschritt des Videos</translation>
    </message>
    <message>
        <source>Below every picture stands where it comes from, and: %1</source>
        <translation>Unter jedem Bild steht, woher es stammt, und: %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frames of the video</source>
        <translation>Bilder des Videos</translation>
    </message>
    <message>
        <source>The video was cancelled; nothing was written.</source>
        <translation>Das Video wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The view shows no picture that could be saved.</source>
        <translation>Die Ansicht zeigt kein Bild, das gespeichert werden könnte.</translation>
    </message>
    <message>
        <source>The video is being made; the views follow it and come back when it is done.</source>
        <translation>Das Video wird erstellt; die Ansichten folgen ihm und kehren danach zurück.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save video</source>
        <translation>Video speichern</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi)</source>
        <translation>Videos (*.mp4 *.mov *.mkv *.avi)</translation>
    </message>
    <message>
        <source>The video was given up and nothing was written, because what the view shows has changed in the meantime. Save the video again; leave the trial, the person and the corrections alone until it is done.</source>
        <translation>Das Video wurde aufgegeben und nichts geschrieben, weil sich inzwischen geändert hat, was die Ansicht zeigt. Speichern Sie das Video noch einmal und lassen Sie Durchgang, Person und Korrekturen bis zum Ende unverändert.</translation>
    </message>
</context>
<context>
    <name>gonio::VtkWidget</name>
    <message>
        <source>This view needs OpenGL, which this screen does not offer. Start the program on a desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough.</source>
        <translation>Diese Ansicht benötigt OpenGL, das dieser Bildschirm nicht bietet. Starten Sie das Programm auf einem Desktop mit OpenGL 3.2 oder neuer; ein Softwaretreiber wie Mesa genügt.</translation>
    </message>
</context>
<context>
    <name>gonio::Workspace</name>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ganzes Fenster</translation>
    </message>
    <message>
        <source>Making scrubbing quick: %1 %</source>
        <translation>Schnelles Blättern wird vorbereitet: %1 %</translation>
    </message>
    <message>
        <source>Scrubbing stays slow.</source>
        <translation>Das Blättern bleibt langsam.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Joint angles of a moving person from one video.</source>
        <translation>Gelenkwinkel einer Person in Bewegung aus einem Video.</translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr, es, zh_CN.</source>
        <translation>Sprache des Fensters: en, de, fr, es, zh_CN.</translation>
    </message>
    <message>
        <source>Open the demonstration.</source>
        <translation>Die Demonstration öffnen.</translation>
    </message>
    <message>
        <source>A case (.gonio) or videos to open.</source>
        <translation>Ein Fall (.gonio) oder Videos, die geöffnet werden sollen.</translation>
    </message>
</context>
</TS>
