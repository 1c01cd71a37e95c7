<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>For research and education, not a medical device</source>
        <translation>Para investigación y docencia; no es un dispositivo médico</translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Reproducir</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Rev&amp;isar</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>&amp;Corregir</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>A&amp;notar</translation>
    </message>
    <message>
        <source>A&amp;nalyse</source>
        <translation>Ana&amp;lizar</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportar</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
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
        <translation>desactualizado: recalculándose</translation>
    </message>
    <message>
        <source>preview: analysis is running</source>
        <translation>vista previa: análisis en curso</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>no válido</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>pendiente de Refinar</translation>
    </message>
    <message>
        <source>No angles yet. Analyse the video to see curves here.</source>
        <translation>Aún no hay ángulos. Analice el video para ver aquí las curvas.</translation>
    </message>
    <message>
        <source>This convention has no such angle.</source>
        <translation>Esta convención no tiene ese ángulo.</translation>
    </message>
</context>
<context>
    <name>AngleNames</name>
    <message>
        <source>Pelvic tilt</source>
        <translation>Inclinación pélvica</translation>
    </message>
    <message>
        <source>Pelvic obliquity</source>
        <translation>Oblicuidad pélvica</translation>
    </message>
    <message>
        <source>Pelvic rotation</source>
        <translation>Rotación pélvica</translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation>Flexión de cadera</translation>
    </message>
    <message>
        <source>Hip adduction</source>
        <translation>Aducción de cadera</translation>
    </message>
    <message>
        <source>Hip internal rotation</source>
        <translation>Rotación interna de cadera</translation>
    </message>
    <message>
        <source>Knee flexion</source>
        <translation>Flexión de rodilla</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion</source>
        <translation>Dorsiflexión de tobillo</translation>
    </message>
    <message>
        <source>Subtalar inversion</source>
        <translation>Inversión subtalar</translation>
    </message>
    <message>
        <source>Toe flexion</source>
        <translation>Flexión de los dedos del pie</translation>
    </message>
    <message>
        <source>Foot progression, toes in</source>
        <translation>Progresión del pie, puntas hacia dentro</translation>
    </message>
    <message>
        <source>Lumbar extension</source>
        <translation>Extensión lumbar</translation>
    </message>
    <message>
        <source>Spine flexion</source>
        <translation>Flexión de la columna</translation>
    </message>
    <message>
        <source>Spine bending to the right</source>
        <translation>Flexión lateral de la columna a la derecha</translation>
    </message>
    <message>
        <source>Spine rotation to the left</source>
        <translation>Rotación de la columna a la izquierda</translation>
    </message>
    <message>
        <source>Trunk forward lean</source>
        <translation>Inclinación anterior del tronco</translation>
    </message>
    <message>
        <source>Trunk lean to the right</source>
        <translation>Inclinación del tronco a la derecha</translation>
    </message>
    <message>
        <source>Trunk rotation to the left</source>
        <translation>Rotación del tronco a la izquierda</translation>
    </message>
    <message>
        <source>Shoulder flexion</source>
        <translation>Flexión de hombro</translation>
    </message>
    <message>
        <source>Shoulder adduction</source>
        <translation>Aducción de hombro</translation>
    </message>
    <message>
        <source>Shoulder internal rotation</source>
        <translation>Rotación interna de hombro</translation>
    </message>
    <message>
        <source>Elbow flexion</source>
        <translation>Flexión de codo</translation>
    </message>
    <message>
        <source>Forearm pronation</source>
        <translation>Pronación del antebrazo</translation>
    </message>
    <message>
        <source>Gait, sagittal</source>
        <translation>Marcha, sagital</translation>
    </message>
    <message>
        <source>Gait, frontal</source>
        <translation>Marcha, frontal</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>Sentadilla</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>Salto</translation>
    </message>
    <message>
        <source>%1 (°)</source>
        <extracomment>Title of a chart: an angle and its unit</extracomment>
        <translation>%1 (°)</translation>
    </message>
    <message>
        <source>OpenSim convention · filtered %1 Hz</source>
        <translation>Convención de OpenSim · filtrado a %1 Hz</translation>
    </message>
    <message>
        <source>Clinical convention · filtered %1 Hz</source>
        <translation>Convención clínica · filtrado a %1 Hz</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convención de OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convención clínica</translation>
    </message>
</context>
<context>
    <name>AngleReading</name>
    <message>
        <source>right %1° measured</source>
        <translation>derecha %1° medido</translation>
    </message>
    <message>
        <source>right %1° interpolated</source>
        <translation>derecha %1° interpolado</translation>
    </message>
    <message>
        <source>right %1° corrected</source>
        <translation>derecha %1° corregido</translation>
    </message>
    <message>
        <source>right missing</source>
        <translation>derecha sin valor</translation>
    </message>
    <message>
        <source>left %1° measured</source>
        <translation>izquierda %1° medido</translation>
    </message>
    <message>
        <source>left %1° interpolated</source>
        <translation>izquierda %1° interpolado</translation>
    </message>
    <message>
        <source>left %1° corrected</source>
        <translation>izquierda %1° corregido</translation>
    </message>
    <message>
        <source>left missing</source>
        <translation>izquierda sin valor</translation>
    </message>
    <message>
        <source>%1° measured</source>
        <translation>%1° medido</translation>
    </message>
    <message>
        <source>%1° interpolated</source>
        <translation>%1° interpolado</translation>
    </message>
    <message>
        <source>%1° corrected</source>
        <translation>%1° corregido</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confianza baja</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1, desactualizado</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1, vista previa</translation>
    </message>
    <message>
        <source>right %1° set by you</source>
        <translation>derecha %1°, fijado por usted</translation>
    </message>
    <message>
        <source>left %1° set by you</source>
        <translation>izquierda %1°, fijado por usted</translation>
    </message>
    <message>
        <source>%1° set by you</source>
        <translation>%1°, fijado por usted</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, a la espera de “Refinar”</translation>
    </message>
    <message>
        <source>right not estimated</source>
        <translation>derecha sin estimar</translation>
    </message>
    <message>
        <source>left not estimated</source>
        <translation>izquierda sin estimar</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>sin estimar</translation>
    </message>
</context>
<context>
    <name>AngleWords</name>
    <message>
        <source>%1, right</source>
        <comment>name of an angle</comment>
        <translation>%1, derecha</translation>
    </message>
    <message>
        <source>%1, left</source>
        <comment>name of an angle</comment>
        <translation>%1, izquierda</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>fotograma %1</translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation>fotogramas %1 a %2</translation>
    </message>
    <message>
        <source>%1, %2, %3 off</source>
        <translation>%1, %2, desviación de %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 px off</source>
        <translation>%1, %2, desviación de %3 px</translation>
    </message>
    <message>
        <source>The body cannot reach every correction; the nearest it can stands: %1.</source>
        <translation>El cuerpo no puede alcanzar todas las correcciones; se ha tomado lo más próximo posible: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that were missed</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>Keypoint “%1” moved</source>
        <translation>Punto clave “%1” movido</translation>
    </message>
    <message>
        <source>%1: set to %2</source>
        <translation>%1: fijado en %2</translation>
    </message>
    <message>
        <source>Marked as bad, %1</source>
        <translation>Marcado como no válido, %1</translation>
    </message>
    <message>
        <source>Left and right swapped, %1</source>
        <translation>Derecha e izquierda intercambiadas, %1</translation>
    </message>
    <message>
        <source>Swapped with person %1, %2</source>
        <translation>Intercambio con la persona %1, %2</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>medido</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpolado</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>corregido</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, %1</source>
        <translation>Derecha e izquierda de las piernas intercambiadas, %1</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, %1</source>
        <translation>Derecha e izquierda de los brazos intercambiadas, %1</translation>
    </message>
</context>
<context>
    <name>CaseEdit</name>
    <message>
        <source>The change was not made.</source>
        <translation>No se hizo el cambio.</translation>
    </message>
</context>
<context>
    <name>EditSentence</name>
    <message>
        <source>New case</source>
        <translation>Nuevo caso</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Cambiar el nombre del caso</translation>
    </message>
    <message>
        <source>Rename the case to “%1”</source>
        <translation>Cambiar el nombre del caso a “%1”</translation>
    </message>
    <message>
        <source>Add a trial</source>
        <translation>Añadir un ensayo</translation>
    </message>
    <message>
        <source>Add the trial “%1”</source>
        <translation>Añadir el ensayo “%1”</translation>
    </message>
    <message>
        <source>Remove a trial</source>
        <translation>Quitar un ensayo</translation>
    </message>
    <message>
        <source>Remove the trial “%1”</source>
        <translation>Quitar el ensayo “%1”</translation>
    </message>
    <message>
        <source>Rename a trial</source>
        <translation>Cambiar el nombre de un ensayo</translation>
    </message>
    <message>
        <source>Rename the trial to “%1”</source>
        <translation>Cambiar el nombre del ensayo a “%1”</translation>
    </message>
    <message>
        <source>Find the video elsewhere</source>
        <translation>Localizar el video en otro lugar</translation>
    </message>
    <message>
        <source>Find the video elsewhere: %1</source>
        <translation>Localizar el video en otro lugar: %1</translation>
    </message>
    <message>
        <source>Edit the notes</source>
        <translation>Editar las notas</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analizar</translation>
    </message>
    <message>
        <source>Analyse “%1”</source>
        <translation>Analizar “%1”</translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation>Cambiar una persona</translation>
    </message>
    <message>
        <source>Change the person “%1”</source>
        <translation>Cambiar la persona “%1”</translation>
    </message>
    <message>
        <source>Move a keypoint</source>
        <translation>Mover un punto clave</translation>
    </message>
    <message>
        <source>Move the keypoint “%1” in frame %2</source>
        <translation>Mover el punto clave “%1” en el fotograma %2</translation>
    </message>
    <message>
        <source>Set a joint angle</source>
        <translation>Fijar un ángulo articular</translation>
    </message>
    <message>
        <source>Set the angle “%1” in frame %2</source>
        <translation>Fijar el ángulo “%1” en el fotograma %2</translation>
    </message>
    <message>
        <source>Delete a correction</source>
        <translation>Eliminar una corrección</translation>
    </message>
    <message>
        <source>Delete the correction “%1” in frame %2</source>
        <translation>Eliminar la corrección “%1” del fotograma %2</translation>
    </message>
    <message>
        <source>Move a correction to another frame</source>
        <translation>Mover una corrección a otro fotograma</translation>
    </message>
    <message>
        <source>Move the correction “%1” to frame %2</source>
        <translation>Mover la corrección “%1” al fotograma %2</translation>
    </message>
    <message>
        <source>Mark frames as bad</source>
        <translation>Marcar fotogramas como no válidos</translation>
    </message>
    <message>
        <source>Mark frames %1–%2 as bad</source>
        <translation>Marcar los fotogramas %1–%2 como no válidos</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Intercambiar derecha e izquierda</translation>
    </message>
    <message>
        <source>Swap left and right in frames %1–%2</source>
        <translation>Intercambiar derecha e izquierda en los fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Swap two people</source>
        <translation>Intercambiar dos personas</translation>
    </message>
    <message>
        <source>Swap two people in frames %1–%2</source>
        <translation>Intercambiar dos personas en los fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Refinar</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Refinar los fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Smooth a curve</source>
        <translation>Suavizar una curva</translation>
    </message>
    <message>
        <source>Smooth the angle “%1” near frame %2</source>
        <translation>Suavizar el ángulo “%1” cerca del fotograma %2</translation>
    </message>
    <message>
        <source>Place an event</source>
        <translation>Colocar un evento</translation>
    </message>
    <message>
        <source>Place the event “%1” at frame %2</source>
        <translation>Colocar el evento “%1” en el fotograma %2</translation>
    </message>
    <message>
        <source>Delete an event</source>
        <translation>Eliminar un evento</translation>
    </message>
    <message>
        <source>Delete the event “%1”</source>
        <translation>Eliminar el evento “%1”</translation>
    </message>
    <message>
        <source>Place a phase</source>
        <translation>Colocar una fase</translation>
    </message>
    <message>
        <source>Place the phase “%1”</source>
        <translation>Colocar la fase “%1”</translation>
    </message>
    <message>
        <source>Delete a phase</source>
        <translation>Eliminar una fase</translation>
    </message>
    <message>
        <source>Delete the phase “%1”</source>
        <translation>Eliminar la fase “%1”</translation>
    </message>
    <message>
        <source>Draw on the video</source>
        <translation>Dibujar sobre el video</translation>
    </message>
    <message>
        <source>Draw on the video: %1</source>
        <translation>Dibujar sobre el video: %1</translation>
    </message>
    <message>
        <source>Delete a drawing</source>
        <translation>Eliminar un dibujo</translation>
    </message>
    <message>
        <source>Delete a drawing: %1</source>
        <translation>Eliminar un dibujo: %1</translation>
    </message>
    <message>
        <source>Keep a key image</source>
        <translation>Guardar una imagen clave</translation>
    </message>
    <message>
        <source>Keep frame %1 as a key image</source>
        <translation>Guardar el fotograma %1 como imagen clave</translation>
    </message>
    <message>
        <source>Delete a key image</source>
        <translation>Eliminar una imagen clave</translation>
    </message>
    <message>
        <source>Delete the key image of frame %1</source>
        <translation>Eliminar la imagen clave del fotograma %1</translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation>Varios cambios</translation>
    </message>
    <message>
        <source>Call frames right</source>
        <translation>Dar fotogramas por correctos</translation>
    </message>
    <message>
        <source>Frames %1–%2 looked at: right</source>
        <translation>Fotogramas %1–%2 revisados: correctos</translation>
    </message>
    <message>
        <source>Call frames doubtful again</source>
        <translation>Volver a considerar dudosos unos fotogramas</translation>
    </message>
    <message>
        <source>Frames %1–%2 doubtful again</source>
        <translation>Fotogramas %1–%2 de nuevo dudosos</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>Goniograph made a mistake of its own.</source>
        <translation>Goniograph ha cometido un error interno.</translation>
    </message>
    <message>
        <source>The settings and the video do not go together.</source>
        <translation>Los ajustes y el video no son compatibles entre sí.</translation>
    </message>
    <message>
        <source>A file is not where it was.</source>
        <translation>Un archivo ya no está donde estaba.</translation>
    </message>
    <message>
        <source>A file is damaged, or not what its name says.</source>
        <translation>Un archivo está dañado o no es lo que indica su nombre.</translation>
    </message>
    <message>
        <source>A file is of a kind that this version cannot use.</source>
        <translation>Un archivo es de un tipo que esta versión no puede usar.</translation>
    </message>
    <message>
        <source>A file asks for something that is never done, such as running a program.</source>
        <translation>Un archivo pide algo que nunca se hace, como ejecutar un programa.</translation>
    </message>
    <message>
        <source>A file that the analysis needs is not installed.</source>
        <translation>No está instalado un archivo necesario para el análisis.</translation>
    </message>
    <message>
        <source>Nobody could be followed in the video.</source>
        <translation>No se pudo seguir a ninguna persona en el video.</translation>
    </message>
    <message>
        <source>The disk is full, or the folder may not be written to.</source>
        <translation>El disco está lleno o no se permite escribir en la carpeta.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Se canceló.</translation>
    </message>
    <message>
        <source>No posture of a body explains what was seen.</source>
        <translation>Ninguna postura corporal explica lo observado.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the details and report them.</source>
        <translation>Inténtelo de nuevo; si vuelve a ocurrir, copie los detalles y comuníquelos.</translation>
    </message>
    <message>
        <source>Look at the settings in the job panel and start anew.</source>
        <translation>Revise los ajustes en el panel Tarea y empiece de nuevo.</translation>
    </message>
    <message>
        <source>Find the file again, or put it back in its place.</source>
        <translation>Localice el archivo o devuélvalo a su lugar.</translation>
    </message>
    <message>
        <source>Copy the file from its source once more; for a video, play it to its end.</source>
        <translation>Vuelva a copiar el archivo desde su origen; si es un video, reprodúzcalo hasta el final.</translation>
    </message>
    <message>
        <source>Convert the video to MP4 with H.264, or choose another file.</source>
        <translation>Convierta el video a MP4 con H.264 o elija otro archivo.</translation>
    </message>
    <message>
        <source>Use the file only if it comes from its official source.</source>
        <translation>Use el archivo solo si procede de su fuente oficial.</translation>
    </message>
    <message>
        <source>Import the missing file, or choose another backend or body.</source>
        <translation>Importe el archivo que falta o elija otro motor u otro cuerpo.</translation>
    </message>
    <message>
        <source>The whole person should be in view, lit well, and at least a sixth of the picture high; another detector may see them.</source>
        <translation>La persona debe verse entera, bien iluminada y ocupar al menos un sexto de la altura de la imagen; otro detector quizá la encuentre.</translation>
    </message>
    <message>
        <source>Make room on the disk; the finished frames are kept.</source>
        <translation>Libere espacio en el disco; los fotogramas terminados se conservan.</translation>
    </message>
    <message>
        <source>The finished frames are kept; start again to go on with them.</source>
        <translation>Los fotogramas terminados se conservan; vuelva a iniciar para continuar con ellos.</translation>
    </message>
    <message>
        <source>Look at the keypoints on the video; another detector may place them better.</source>
        <translation>Revise los puntos clave en el video; otro detector quizá los sitúe mejor.</translation>
    </message>
    <message>
        <source>It does not fit the case as it is now.</source>
        <translation>No es compatible con el estado actual del caso.</translation>
    </message>
    <message>
        <source>A step of the history could not be read back.</source>
        <translation>No se pudo recuperar un paso del historial.</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>Ya existe un archivo con ese nombre.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Quizá se haya movido o cambiado de nombre.</translation>
    </message>
    <message>
        <source>The file is damaged or not a case.</source>
        <translation>El archivo está dañado o no es un caso.</translation>
    </message>
    <message>
        <source>It was made by a newer version of the program.</source>
        <translation>Se creó con una versión más reciente del programa.</translation>
    </message>
    <message>
        <source>The file is damaged or not a video.</source>
        <translation>El archivo está dañado o no es un video.</translation>
    </message>
    <message>
        <source>It is a kind of video that this version cannot read.</source>
        <translation>Es un tipo de video que esta versión no puede leer.</translation>
    </message>
    <message>
        <source>What was chosen and the results do not go together.</source>
        <translation>Lo elegido y los resultados no son compatibles entre sí.</translation>
    </message>
    <message>
        <source>The files do not belong together.</source>
        <translation>Los archivos no corresponden entre sí.</translation>
    </message>
    <message>
        <source>A file that belongs to it is missing.</source>
        <translation>Falta un archivo complementario.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Look for it in its folder, or open another case.</source>
        <translation>Búsquelo en su carpeta o abra otro caso.</translation>
    </message>
    <message>
        <source>A copy made earlier may still open.</source>
        <translation>Tal vez se pueda abrir una copia anterior.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Actualice el programa.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Libere espacio o elija otra carpeta.</translation>
    </message>
    <message>
        <source>Copy it from the camera once more; other players may repair it by saving it again as MP4.</source>
        <translation>Vuelva a copiarlo desde la cámara; otros reproductores quizá puedan repararlo guardándolo de nuevo como MP4.</translation>
    </message>
    <message>
        <source>Other players may save it again as MP4 with H.264.</source>
        <translation>Otros reproductores quizá puedan guardarlo de nuevo como MP4 con H.264.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Libere espacio en el disco.</translation>
    </message>
    <message>
        <source>Choose other angles or another range.</source>
        <translation>Elija otros ángulos u otro rango.</translation>
    </message>
    <message>
        <source>Undo the last step and try again.</source>
        <translation>Deshaga el último paso e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The case itself is unharmed: go on from here.</source>
        <translation>El caso en sí está intacto: continúe desde aquí.</translation>
    </message>
    <message>
        <source>Choose all files of the network or body at once.</source>
        <translation>Elija a la vez todos los archivos de la red o del cuerpo.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>for support, in English</comment>
        <translation>Detalles: %1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Finds 33 keypoints of a person in every picture. Used for new videos instead of the built-in network; any other keypoint network with a description of its own will do as well.</source>
        <translation>Encuentra 33 puntos clave de una persona en cada imagen. Se usa con los videos nuevos en lugar de la red integrada; sirve igualmente cualquier otra red de puntos clave que tenga su propia descripción.</translation>
    </message>
    <message>
        <source>The program does not contain it: it belongs to its authors and is published by them.</source>
        <translation>El programa no la incluye: pertenece a sus autores, que son quienes la publican.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_landmark_lite.tflite; converted to ONNX.</source>
        <translation>Publicado en google/mediapipe como pose_landmark_lite.tflite; convertido a ONNX.</translation>
    </message>
    <message>
        <source>Finds the region of one person, from which the keypoint network starts.</source>
        <translation>Encuentra la región de una persona, de la que parte la red de puntos clave.</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_detection.tflite; converted to ONNX.</source>
        <translation>Publicado en google/mediapipe como pose_detection.tflite; convertido a ONNX.</translation>
    </message>
    <message>
        <source>Finds all people in a picture. Without it OpenCV&apos;s built-in detector is used, which misses bent and small figures.</source>
        <translation>Encuentra a todas las personas de una imagen. Sin ella se usa el detector incorporado de OpenCV, que no detecta figuras inclinadas o pequeñas.</translation>
    </message>
    <message>
        <source>Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as model/yolox_nano.onnx.</source>
        <translation>Publicado en github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample como model/yolox_nano.onnx.</translation>
    </message>
    <message>
        <source>The licensed SKEL body, version 1.1.1. The program&apos;s own bodies, open-female and open-male, work without it.</source>
        <translation>El cuerpo SKEL con licencia, versión 1.1.1. Los cuerpos propios del programa, open-female y open-male, funcionan sin él.</translation>
    </message>
    <message>
        <source>Its licence is personal and allows no passing on, changed or not: whoever uses it gets it from its owners.</source>
        <translation>Su licencia es personal y no permite cederlo, modificado o no: quien lo use debe obtenerlo de sus propietarios.</translation>
    </message>
    <message>
        <source>The two bodies: SKEL project page of the Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, after registering there. The two regressors: IsshikiHugh/HSMR-data_inputs on Hugging Face. Choose all files together.</source>
        <translation>Los dos cuerpos: página del proyecto SKEL del Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, tras registrarse allí. Los dos regresores: IsshikiHugh/HSMR-data_inputs en Hugging Face. Elija todos los archivos a la vez.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, personal, must not be passed on</source>
        <translation>Solo para investigación científica no comercial, uso personal, prohibida su cesión</translation>
    </message>
    <message>
        <source>The weights of HSMR: a network that sees the whole body in one picture, for the backend hsmr.</source>
        <translation>Los pesos de HSMR, una red que ve el cuerpo entero en una sola imagen; para el método hsmr.</translation>
    </message>
    <message>
        <source>Published by HSMR&apos;s authors (IsshikiHugh/HSMR on GitHub) as HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</source>
        <translation>Publicado por los autores de HSMR (IsshikiHugh/HSMR en GitHub) como HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, must not be passed on</source>
        <translation>Solo para investigación científica no comercial; no se puede ceder a terceros</translation>
    </message>
    <message>
        <source>The weights of SKEL-CF, for the backend skelcf, with the network that estimates the camera&apos;s field of view.</source>
        <translation>Los pesos de SKEL-CF, para el método skelcf, con la red que estima el campo de visión de la cámara.</translation>
    </message>
    <message>
        <source>Published by SKEL-CF&apos;s authors on Hugging Face, Intellindust/SKEL_CF_vitpose_H.</source>
        <translation>Publicado por los autores de SKEL-CF en Hugging Face, Intellindust/SKEL_CF_vitpose_H.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Right foot strike</source>
        <translation>Contacto inicial derecho</translation>
    </message>
    <message>
        <source>Left foot strike</source>
        <translation>Contacto inicial izquierdo</translation>
    </message>
    <message>
        <source>Foot strike</source>
        <translation>Contacto inicial</translation>
    </message>
    <message>
        <source>Right toe off</source>
        <translation>Despegue de dedos derecho</translation>
    </message>
    <message>
        <source>Left toe off</source>
        <translation>Despegue de dedos izquierdo</translation>
    </message>
    <message>
        <source>Toe off</source>
        <translation>Despegue de dedos</translation>
    </message>
    <message>
        <source>Take-off</source>
        <translation>Despegue</translation>
    </message>
    <message>
        <source>Right take-off</source>
        <translation>Despegue derecho</translation>
    </message>
    <message>
        <source>Left take-off</source>
        <translation>Despegue izquierdo</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>Aterrizaje</translation>
    </message>
    <message>
        <source>Right landing</source>
        <translation>Aterrizaje derecho</translation>
    </message>
    <message>
        <source>Left landing</source>
        <translation>Aterrizaje izquierdo</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Punto más bajo</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>no válido</translation>
    </message>
    <message>
        <source>left and right swapped</source>
        <translation>derecha e izquierda intercambiadas</translation>
    </message>
    <message>
        <source>people swapped</source>
        <translation>personas intercambiadas</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>calidad</translation>
    </message>
    <message>
        <source>events</source>
        <translation>eventos</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>correcciones</translation>
    </message>
    <message>
        <source>phases</source>
        <translation>fases</translation>
    </message>
    <message>
        <source>key images</source>
        <translation>imágenes clave</translation>
    </message>
    <message>
        <source>Event: %1, frame %2</source>
        <translation>Evento: %1, fotograma %2</translation>
    </message>
    <message>
        <source>Correction of %1, frame %2</source>
        <translation>Corrección de %1, fotograma %2</translation>
    </message>
    <message>
        <source>Marked as bad, frames %1–%2</source>
        <translation>Marcado como no válido, fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Left and right swapped, frames %1–%2</source>
        <translation>Derecha e izquierda intercambiadas, fotogramas %1–%2</translation>
    </message>
    <message>
        <source>People swapped, frames %1–%2</source>
        <translation>Personas intercambiadas, fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Phase: %1, frames %2–%3</source>
        <translation>Fase: %1, fotogramas %2–%3</translation>
    </message>
    <message>
        <source>Key image: %1, frame %2</source>
        <translation>Imagen clave: %1, fotograma %2</translation>
    </message>
    <message>
        <source>legs swapped</source>
        <translation>piernas intercambiadas</translation>
    </message>
    <message>
        <source>arms swapped</source>
        <translation>brazos intercambiados</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, frames %1–%2</source>
        <translation>Derecha e izquierda de las piernas intercambiadas, fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, frames %1–%2</source>
        <translation>Derecha e izquierda de los brazos intercambiadas, fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Looked at and right, frames %1–%2</source>
        <translation>Revisados y correctos, fotogramas %1–%2</translation>
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
        <translation>unos %1 fotogramas por segundo, variable</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 fotogramas por segundo</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>duración: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n fotograma</numerusform>
            <numerusform>%n fotogramas</numerusform>
        </translation>
    </message>
    <message>
        <source>shown turned by %1°</source>
        <translation>se muestra girado %1°</translation>
    </message>
    <message>
        <source>shown mirrored</source>
        <translation>se muestra reflejado</translation>
    </message>
    <message>
        <source>pixels are not square</source>
        <translation>los píxeles no son cuadrados</translation>
    </message>
    <message>
        <source>No damage found.</source>
        <translation>No se encontraron daños.</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation>
            <numerusform>No se puede decodificar %n fotograma.</numerusform>
            <numerusform>No se pueden decodificar %n fotogramas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation>
            <numerusform>%n fotograma depende de otros dañados y se omite.</numerusform>
            <numerusform>%n fotogramas dependen de otros dañados y se omiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not quite in order.</source>
        <translation>El archivo presenta alguna irregularidad.</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>&amp;Recent cases</source>
        <translation>Casos &amp;recientes</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>&amp;Idioma</translation>
    </message>
</context>
<context>
    <name>gonio::AboutPage</name>
    <message>
        <source>About Goniograph</source>
        <translation>Acerca de Goniograph</translation>
    </message>
    <message>
        <source>Turns a video of a moving person into a three-dimensional body and joint-angle curves that can be looked at, corrected and reported.</source>
        <translation>Convierte el video de una persona en movimiento en un cuerpo tridimensional y en curvas de ángulos articulares que se pueden ver, corregir y presentar en informes.</translation>
    </message>
    <message>
        <source>Do not diagnose or treat by its numbers alone.</source>
        <translation>No diagnostique ni trate basándose solo en sus cifras.</translation>
    </message>
    <message>
        <source>It never uses the network: videos, results and corrections stay on this computer.</source>
        <translation>Nunca utiliza la red: los videos, los resultados y las correcciones permanecen en este equipo.</translation>
    </message>
    <message>
        <source>Licence of the program and of its two bodies, open-female and open-male: Apache-2.0. Imported bodies and networks keep the licence of their owners.</source>
        <translation>Licencia del programa y de sus dos cuerpos, open-female y open-male: Apache-2.0. Los cuerpos y redes importados conservan la licencia de sus propietarios.</translation>
    </message>
    <message>
        <source>It stands on these libraries:</source>
        <translation>Se basa en estas bibliotecas:</translation>
    </message>
</context>
<context>
    <name>gonio::AnalysisJob</name>
    <message>
        <source>Waiting for the analysis before it</source>
        <translation>En espera del análisis anterior</translation>
    </message>
    <message>
        <source>Putting the results into the case</source>
        <translation>Incorporando los resultados al caso</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Cancelled; the finished frames are kept</source>
        <translation>Cancelado; se conservan los fotogramas terminados</translation>
    </message>
    <message>
        <source>Opening the video and loading the networks</source>
        <translation>Abriendo el video y cargando las redes</translation>
    </message>
    <message>
        <source>Finding people: frame %1 of %2</source>
        <translation>Buscando personas: fotograma %1 de %2</translation>
    </message>
    <message>
        <source>Finding keypoints: frame %1 of %2</source>
        <translation>Buscando puntos clave: fotograma %1 de %2</translation>
    </message>
    <message>
        <source>Fitting the body: frame %1 of %2</source>
        <translation>Ajustando el cuerpo: fotograma %1 de %2</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <comment>minutes and seconds of an analysis that is running</comment>
        <translation>quedan %1:%2</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>quedan %1 h %2 min</translation>
    </message>
</context>
<context>
    <name>gonio::AngleControl</name>
    <message>
        <source>From %1 to %2, OpenSim convention.</source>
        <translation>De %1 a %2, convención de OpenSim.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>sin valor</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>fijado por usted</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>confianza baja</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>sin estimar</translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convención de los ángulos</translation>
    </message>
    <message>
        <source>What the names and signs mean</source>
        <translation>Qué significan los nombres y los signos</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convención de OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convención clínica</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Tipo de archivo</translation>
    </message>
    <message>
        <source>What the file can be read with</source>
        <translation>Con qué se puede leer el archivo</translation>
    </message>
    <message>
        <source>CSV table with raw values and confidence</source>
        <translation>Tabla CSV con valores sin filtrar y confianza</translation>
    </message>
    <message>
        <source>OpenSim motion (.mot)</source>
        <translation>Movimiento de OpenSim (.mot)</translation>
    </message>
    <message>
        <source>Angles to export</source>
        <translation>Ángulos que se exportan</translation>
    </message>
    <message>
        <source>Space checks the angle</source>
        <translation>La barra espaciadora marca el ángulo</translation>
    </message>
    <message>
        <source>Save angles…</source>
        <translation>Guardar ángulos…</translation>
    </message>
    <message>
        <source>Save the angles</source>
        <translation>Guardar los ángulos</translation>
    </message>
    <message>
        <source>Save the file as the preview shows it</source>
        <translation>Guardar el archivo tal como lo muestra la vista previa</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Check all angles</source>
        <translation>Marcar todos los ángulos</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Uncheck all angles</source>
        <translation>Desmarcar todos los ángulos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>Convención</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogramas</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Ángulos</translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation>Vista previa del archivo</translation>
    </message>
    <message>
        <source>Preview of the file with the marks</source>
        <translation>Vista previa del archivo con las marcas</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>El archivo</translation>
    </message>
    <message>
        <source>Events and phases, a second file</source>
        <translation>Eventos y fases, un segundo archivo</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>Vistas previas</translation>
    </message>
    <message>
        <source>Positive: %1. Zero: %2.</source>
        <translation>Positivo: %1. Cero: %2.</translation>
    </message>
    <message>
        <source>Degrees with 4 decimals, times in seconds with 6; decimals have a point in every language.</source>
        <translation>Grados con 4 decimales, tiempos en segundos con 6; el separador decimal es el punto en todos los idiomas.</translation>
    </message>
    <message>
        <source>Degrees with 8 decimals; only frames in which every chosen angle is known.</source>
        <translation>Grados con 8 decimales; solo fotogramas en los que se conocen todos los ángulos elegidos.</translation>
    </message>
    <message>
        <source>There are no angles yet. Analyse this trial first.</source>
        <translation>Aún no hay ángulos. Analice primero este ensayo.</translation>
    </message>
    <message>
        <source>The angles are being computed; the preview follows.</source>
        <translation>Se están calculando los ángulos; la vista previa aparecerá después.</translation>
    </message>
    <message>
        <source>No angle is chosen. Check at least one.</source>
        <translation>No hay ningún ángulo elegido. Marque al menos uno.</translation>
    </message>
    <message>
        <source>There are no frames in this range. Choose another one.</source>
        <translation>No hay fotogramas en este rango. Elija otro.</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation>
            <numerusform>El archivo tiene %n línea. La vista previa es el archivo.</numerusform>
            <numerusform>El archivo tiene %n líneas. La vista previa es el archivo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be made: %1</source>
        <translation>No se puede crear el archivo: %1</translation>
    </message>
    <message>
        <source>Save angles</source>
        <translation>Guardar ángulos</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tablas CSV (*.csv)</translation>
    </message>
    <message>
        <source>OpenSim motions (*.mot)</source>
        <translation>Movimientos de OpenSim (*.mot)</translation>
    </message>
    <message>
        <source>The preview is not ready yet; wait for it and save again.</source>
        <translation>La vista previa aún no está lista; espere y vuelva a guardar.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of an angle, name of its column</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The angles cannot be written.</source>
        <translation>No se pueden escribir los ángulos.</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesModel</name>
    <message>
        <source>not analysed</source>
        <translation>sin analizar</translation>
    </message>
    <message>
        <source>being computed anew</source>
        <translation>recalculándose</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confianza baja</translation>
    </message>
    <message>
        <source>%1, low confidence on both sides</source>
        <translation>%1, confianza baja en ambos lados</translation>
    </message>
    <message>
        <source>%1, low confidence on the right</source>
        <translation>%1, confianza baja en el lado derecho</translation>
    </message>
    <message>
        <source>%1, low confidence on the left</source>
        <translation>%1, confianza baja en el lado izquierdo</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1, range of motion: %2</source>
        <translation>%1, rango de movimiento: %2</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>Right (°)</source>
        <translation>Derecha (°)</translation>
    </message>
    <message>
        <source>Left (°)</source>
        <translation>Izquierda (°)</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>sin filtrar</translation>
    </message>
    <message>
        <source>filtered %1 Hz</source>
        <translation>filtrado a %1 Hz</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>desactualizado</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a source in doubt: measured?</comment>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Range of motion, right (°)</source>
        <translation>Rango de movimiento, derecha (°)</translation>
    </message>
    <message>
        <source>ROM R</source>
        <comment>range of motion, right; short</comment>
        <translation>ROM der.</translation>
    </message>
    <message>
        <source>Range of motion, left (°)</source>
        <translation>Rango de movimiento, izquierda (°)</translation>
    </message>
    <message>
        <source>ROM L</source>
        <comment>range of motion, left; short</comment>
        <translation>ROM izq.</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>sin estimar</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesPanel</name>
    <message>
        <source>Switch between OpenSim and clinical angles</source>
        <translation>Cambiar entre ángulos de OpenSim y clínicos</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convención de OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convención clínica</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convención de los ángulos</translation>
    </message>
    <message>
        <source>What the angles are measured against, and their signs</source>
        <translation>Respecto a qué se miden los ángulos y cuáles son sus signos</translation>
    </message>
    <message>
        <source>Angles at this frame</source>
        <translation>Ángulos en este fotograma</translation>
    </message>
    <message>
        <source>The angles are being computed.</source>
        <translation>Se están calculando los ángulos.</translation>
    </message>
    <message>
        <source>There are no angles yet: this person has not been analysed.</source>
        <translation>Aún no hay ángulos: esta persona no se ha analizado.</translation>
    </message>
    <message>
        <source>Frame %1, %2 s, %3</source>
        <translation>Fotograma %1, %2 s, %3</translation>
    </message>
    <message>
        <source>Range: greatest minus least value of the whole trial.</source>
        <translation>Rango: valor máximo menos mínimo de todo el ensayo.</translation>
    </message>
    <message>
        <source>Range: greatest minus least value in %1.</source>
        <translation>Rango: valor máximo menos mínimo (%1).</translation>
    </message>
</context>
<context>
    <name>gonio::BodyLayer</name>
    <message>
        <source>%1: missing</source>
        <comment>angle</comment>
        <translation>%1: sin valor</translation>
    </message>
    <message>
        <source>%1°  %2</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confianza baja</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, recalculándose</translation>
    </message>
    <message>
        <source>%1°  %2, set by you</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2, fijado por usted</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>pendiente de Refinar</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1, a la espera de “Refinar”</translation>
    </message>
    <message>
        <source>%1: not estimated</source>
        <comment>angle</comment>
        <translation>%1: sin estimar</translation>
    </message>
</context>
<context>
    <name>gonio::CaseActions</name>
    <message>
        <source>Cases (*.gonio)</source>
        <translation>Casos (*.gonio)</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>Abrir &amp;video…</translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation>&amp;Nuevo caso</translation>
    </message>
    <message>
        <source>&amp;Open case…</source>
        <translation>&amp;Abrir caso…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>&amp;Guardar caso como…</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation>Abrir la &amp;demostración</translation>
    </message>
    <message>
        <source>Start the demonstration &amp;afresh</source>
        <translation>Re&amp;iniciar la demostración</translation>
    </message>
    <message>
        <source>A new case could not be made.</source>
        <translation>No se pudo crear un caso nuevo.</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>No se pudo abrir el caso.</translation>
    </message>
    <message>
        <source>The demonstration could not be opened.</source>
        <translation>No se pudo abrir la demostración.</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Abrir caso</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>Abrir video</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)</source>
        <translation>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>Guardar caso como</translation>
    </message>
    <message>
        <source>The case could not be saved there.</source>
        <translation>No se pudo guardar el caso en esa ubicación.</translation>
    </message>
    <message>
        <source>No case has been saved yet</source>
        <translation>Aún no se ha guardado ningún caso</translation>
    </message>
    <message>
        <source>Throw the case away?</source>
        <translation>¿Desechar el caso?</translation>
    </message>
    <message>
        <source>The case was never saved under a name. What was done in it is lost for good.</source>
        <translation>El caso nunca se guardó con un nombre. Lo que se hizo en él se perderá definitivamente.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Desechar</translation>
    </message>
</context>
<context>
    <name>gonio::CaseDocument</name>
    <message>
        <source>The last changes are not saved yet: the disk is slow to answer.</source>
        <translation>Los últimos cambios aún no se han guardado: el disco tarda en responder.</translation>
    </message>
    <message>
        <source>Changes are not saved: another window has this case open, or its file or folder may not be written to. Save the case under another name to keep them.</source>
        <translation>Los cambios no se guardan: otra ventana tiene abierto este caso o no se permite escribir en su archivo o carpeta. Guarde el caso con otro nombre para conservarlos.</translation>
    </message>
    <message>
        <source>Nothing was undone or done again, and the history was emptied.</source>
        <translation>No se deshizo ni se rehizo nada y el historial se vació.</translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Caso sin nombre</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>analizado</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>sin analizar</translation>
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
            <numerusform>%n fotograma</numerusform>
            <numerusform>%n fotogramas</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the trial</source>
        <translation>Nombre del ensayo</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>Nombre del caso</translation>
    </message>
    <message>
        <source>Rename the trial</source>
        <translation>Cambiar el nombre del ensayo</translation>
    </message>
    <message>
        <source>Remove the trial from the case</source>
        <translation>Quitar el ensayo del caso</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>Cambiar el nombre del caso</translation>
    </message>
    <message>
        <source>F2 renames the trial, Delete removes it; undo brings it back.</source>
        <translation>F2 cambia el nombre del ensayo, Del lo quita; Deshacer lo recupera.</translation>
    </message>
</context>
<context>
    <name>gonio::CaseWriter</name>
    <message>
        <source>The case has no file yet.</source>
        <translation>El caso aún no tiene archivo.</translation>
    </message>
    <message>
        <source>The last changes are not saved yet; it is tried again every second.</source>
        <translation>Los últimos cambios aún no se han guardado; se vuelve a intentar cada segundo.</translation>
    </message>
</context>
<context>
    <name>gonio::ChartWidget</name>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Fotograma %1, %2 s</translation>
    </message>
    <message>
        <source>Correction: %1°. Drag to change it, Del to delete it.</source>
        <translation>Corrección: %1°. Arrastre para cambiarla, Del para eliminarla.</translation>
    </message>
    <message>
        <source>Correction: %1°. Press Enter to edit corrections.</source>
        <translation>Corrección: %1°. Pulse Enter para editar las correcciones.</translation>
    </message>
</context>
<context>
    <name>gonio::CoachPalette</name>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>Select and move drawings</source>
        <translation>Seleccionar y mover dibujos</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>Draw an angle: click one arm, the vertex, the other arm</source>
        <translation>Dibujar un ángulo: haga clic en un lado, el vértice y el otro lado</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>Dibujar una línea</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Measure a length; calibrate it by a known one</source>
        <translation>Medir una longitud; calíbrela con una conocida</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Write on the video</source>
        <translation>Escribir sobre el video</translation>
    </message>
    <message>
        <source>Stopwatch</source>
        <translation>Cronómetro</translation>
    </message>
    <message>
        <source>Show the time since this frame</source>
        <translation>Mostrar el tiempo desde este fotograma</translation>
    </message>
    <message>
        <source>Put the drawing into the middle</source>
        <translation>Poner el dibujo en el centro</translation>
    </message>
    <message>
        <source>Select the next drawing</source>
        <translation>Seleccionar el dibujo siguiente</translation>
    </message>
    <message>
        <source>Select the next point of the drawing</source>
        <translation>Seleccionar el punto siguiente del dibujo</translation>
    </message>
    <message>
        <source>Delete the drawing</source>
        <translation>Eliminar el dibujo</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the left</source>
        <translation>Mover el dibujo 1 píxel a la izquierda</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the left</source>
        <translation>Mover el dibujo 10 píxeles a la izquierda</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the right</source>
        <translation>Mover el dibujo 1 píxel a la derecha</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the right</source>
        <translation>Mover el dibujo 10 píxeles a la derecha</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel up</source>
        <translation>Mover el dibujo 1 píxel hacia arriba</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels up</source>
        <translation>Mover el dibujo 10 píxeles hacia arriba</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel down</source>
        <translation>Mover el dibujo 1 píxel hacia abajo</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels down</source>
        <translation>Mover el dibujo 10 píxeles hacia abajo</translation>
    </message>
    <message>
        <source>Text of the drawing</source>
        <translation>Texto del dibujo</translation>
    </message>
    <message>
        <source>Words that stand at the drawing</source>
        <translation>Palabras que aparecen junto al dibujo</translation>
    </message>
    <message>
        <source>First frame of the drawing</source>
        <translation>Primer fotograma del dibujo</translation>
    </message>
    <message>
        <source>Shown from this frame on</source>
        <translation>Se muestra desde este fotograma</translation>
    </message>
    <message>
        <source>Last frame of the drawing</source>
        <translation>Último fotograma del dibujo</translation>
    </message>
    <message>
        <source>Shown until this frame</source>
        <translation>Se muestra hasta este fotograma</translation>
    </message>
    <message>
        <source>Known length in metres</source>
        <translation>Longitud conocida en metros</translation>
    </message>
    <message>
        <source>Length of what the ruler lies on</source>
        <translation>Longitud de aquello sobre lo que está la regla</translation>
    </message>
    <message>
        <source> m</source>
        <comment>metres, behind a number</comment>
        <translation> m</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Calibrate the rulers</source>
        <translation>Calibrar las reglas</translation>
    </message>
    <message>
        <source>All rulers of this trial measure with this length from now on</source>
        <translation>Desde ahora todas las reglas de este ensayo miden con esta longitud</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Iniciar aquí</translation>
    </message>
    <message>
        <source>Start the stopwatch at this frame</source>
        <translation>Iniciar el cronómetro en este fotograma</translation>
    </message>
    <message>
        <source>The stopwatch counts from the frame that is shown</source>
        <translation>El cronómetro cuenta desde el fotograma mostrado</translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation>Todo el video</translation>
    </message>
    <message>
        <source>Show in the whole video</source>
        <translation>Mostrar en todo el video</translation>
    </message>
    <message>
        <source>Show the drawing in every frame</source>
        <translation>Mostrar el dibujo en todos los fotogramas</translation>
    </message>
    <message>
        <source>From frame</source>
        <translation>Desde el fotograma</translation>
    </message>
    <message>
        <source>To frame</source>
        <translation>Hasta el fotograma</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>Longitud conocida</translation>
    </message>
    <message>
        <source>No drawing is selected.</source>
        <translation>No hay ningún dibujo seleccionado.</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>kind of drawing</comment>
        <translation>Selección: %1</translation>
    </message>
</context>
<context>
    <name>gonio::ComparePlace</name>
    <message>
        <source>Find the video</source>
        <translation>Localizar el video</translation>
    </message>
</context>
<context>
    <name>gonio::CompareView</name>
    <message>
        <source>Trial on the right</source>
        <translation>Ensayo de la derecha</translation>
    </message>
    <message>
        <source>The other video</source>
        <translation>El otro video</translation>
    </message>
    <message>
        <source>Event on the left</source>
        <translation>Evento de la izquierda</translation>
    </message>
    <message>
        <source>Time on the left counts from here</source>
        <translation>El tiempo de la izquierda cuenta desde aquí</translation>
    </message>
    <message>
        <source>Event on the right</source>
        <translation>Evento de la derecha</translation>
    </message>
    <message>
        <source>Time on the right counts from here</source>
        <translation>El tiempo de la derecha cuenta desde aquí</translation>
    </message>
    <message>
        <source>No trial</source>
        <translation>Ningún ensayo</translation>
    </message>
    <message>
        <source>Choose a trial</source>
        <translation>Elegir un ensayo</translation>
    </message>
    <message>
        <source>From the first frame</source>
        <translation>Desde el primer fotograma</translation>
    </message>
    <message>
        <source>%1 s from the event, frame %2</source>
        <translation>%1 s desde el evento, fotograma %2</translation>
    </message>
    <message>
        <source>Choose the trial to compare with.</source>
        <translation>Elija el ensayo con el que comparar.</translation>
    </message>
    <message>
        <source>The video is being opened.</source>
        <translation>Abriendo el video.</translation>
    </message>
    <message>
        <source>This video has not begun yet; its first frame stands.</source>
        <translation>Este video aún no ha empezado; se muestra su primer fotograma.</translation>
    </message>
    <message>
        <source>This video has ended; its last frame stands.</source>
        <translation>Este video ha terminado; se muestra su último fotograma.</translation>
    </message>
    <message>
        <source>From event: %1, frame %2</source>
        <translation>Desde el evento: %1, fotograma %2</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message>
        <source>Analyse the video first; then its frames can be corrected here.</source>
        <translation>Analice primero el video; después podrá corregir aquí sus fotogramas.</translation>
    </message>
    <message>
        <source>Choose a joint: click it in the scene or on the video, or pick it from the list.</source>
        <translation>Elija una articulación: haga clic en ella en la escena o en el video, o selecciónela en la lista.</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>an angle and its scatter</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>fijado por usted</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1, confianza baja</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1, recalculándose</translation>
    </message>
    <message>
        <source>Frame %1, OpenSim convention, %2</source>
        <translation>Fotograma %1, convención de OpenSim, %2</translation>
    </message>
    <message>
        <source>Refining %1</source>
        <translation>Refinando %1</translation>
    </message>
    <message>
        <source>Nothing outside these frames changes.</source>
        <translation>Fuera de estos fotogramas no cambia nada.</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Refinar</translation>
    </message>
    <message>
        <source>No correction waits.</source>
        <translation>No hay correcciones pendientes.</translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>Refinar %1</translation>
    </message>
    <message>
        <source>Corrections are met exactly; nothing outside changes.</source>
        <translation>Las correcciones se cumplen exactamente; fuera de ellas no cambia nada.</translation>
    </message>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation>
            <numerusform>Refinar %n lugar</numerusform>
            <numerusform>Refinar %n lugares</numerusform>
        </translation>
    </message>
    <message>
        <source>From frame %1 to frame %2; nothing outside changes.</source>
        <translation>Del fotograma %1 al fotograma %2; fuera de ellos no cambia nada.</translation>
    </message>
    <message>
        <source>Analyse the video first; then its frames can be corrected.</source>
        <translation>Analice primero el video; después podrá corregir sus fotogramas.</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Persona %1</translation>
    </message>
    <message>
        <source>Only one person was found in this video: there is nobody to swap with.</source>
        <translation>En este video solo se encontró a una persona: no hay con quién intercambiarla.</translation>
    </message>
    <message>
        <source>Mark as bad…</source>
        <translation>Marcar como no válido…</translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation>Marcar como no válido</translation>
    </message>
    <message>
        <source>Swap left and right…</source>
        <translation>Intercambiar derecha e izquierda…</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>Intercambiar derecha e izquierda</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Intercambiar personas…</translation>
    </message>
    <message>
        <source>Swap people</source>
        <translation>Intercambiar personas</translation>
    </message>
    <message>
        <source>Reset this frame</source>
        <translation>Restablecer este fotograma</translation>
    </message>
    <message>
        <source>Turn the joint by +1°</source>
        <translation>Girar la articulación +1°</translation>
    </message>
    <message>
        <source>Turn the joint by −1°</source>
        <translation>Girar la articulación −1°</translation>
    </message>
    <message>
        <source>Turn the joint by +0.1°</source>
        <translation>Girar la articulación +0,1°</translation>
    </message>
    <message>
        <source>Turn the joint by −0.1°</source>
        <translation>Girar la articulación −0,1°</translation>
    </message>
    <message>
        <source>Next joint</source>
        <translation>Articulación siguiente</translation>
    </message>
    <message>
        <source>Joint to correct</source>
        <translation>Articulación que se corrige</translation>
    </message>
    <message>
        <source>The joint whose angle is corrected (Tab in the views: the next one)</source>
        <translation>La articulación cuyo ángulo se corrige (Tab en las vistas: la siguiente)</translation>
    </message>
    <message>
        <source>Value of the joint at this frame</source>
        <translation>Valor de la articulación en este fotograma</translation>
    </message>
    <message>
        <source>± is the scatter of the raw values around the curve within 0.25 s. What a single camera cannot see comes on top.</source>
        <translation>± es la dispersión de los valores sin filtrar en torno a la curva, a menos de 0,25 s. A ello se suma lo que una sola cámara no puede ver.</translation>
    </message>
    <message>
        <source>Fit the frames around the corrections anew (R)</source>
        <translation>Volver a ajustar los fotogramas en torno a las correcciones (R)</translation>
    </message>
    <message>
        <source>Progress of the refinement</source>
        <translation>Progreso del refinamiento</translation>
    </message>
    <message>
        <source>Cancel refining</source>
        <translation>Cancelar el refinamiento</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Corrections at this frame</source>
        <translation>Correcciones en este fotograma</translation>
    </message>
    <message>
        <source>Remove this correction</source>
        <translation>Quitar esta corrección</translation>
    </message>
    <message>
        <source>Remove the chosen correction (Del)</source>
        <translation>Quitar la corrección elegida (Del)</translation>
    </message>
    <message>
        <source>set by you, waits for Refine</source>
        <translation>fijado por usted, a la espera de “Refinar”</translation>
    </message>
    <message>
        <source>Somebody looked at %1 and found them right; take that back (Y)</source>
        <translation>Alguien revisó %1 y no encontró errores; retirar esa indicación (Y)</translation>
    </message>
    <message>
        <source>I looked at %1 and they are right: leave them out of the worst frames (Y)</source>
        <translation>He revisado %1 y todo es correcto: no incluir entre los peores fotogramas (Y)</translation>
    </message>
    <message>
        <source>not estimated: nothing that was seen tells of it</source>
        <translation>sin estimar: nada de lo observado informa de este ángulo</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful place(s) left to look at (N: the worst).</source>
        <translation>
            <numerusform>Queda %n lugar dudoso por revisar (N: el peor).</numerusform>
            <numerusform>Quedan %n lugares dudosos por revisar (N: el peor).</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubtful place is left to look at.</source>
        <translation>No quedan lugares dudosos por revisar.</translation>
    </message>
    <message>
        <source>This frame is right</source>
        <translation>Este fotograma es correcto</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectionActions</name>
    <message>
        <source>The correction could not be made.</source>
        <translation>No se pudo hacer la corrección.</translation>
    </message>
</context>
<context>
    <name>gonio::CurvesView</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose which angles have a chart</source>
        <translation>Elegir qué ángulos tienen gráfica</translation>
    </message>
    <message>
        <source>Choose angles</source>
        <translation>Elegir ángulos</translation>
    </message>
    <message>
        <source>Angles with a chart</source>
        <translation>Ángulos con gráfica</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>Convención de OpenSim</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>Convención clínica</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>Convención de los ángulos</translation>
    </message>
    <message>
        <source>OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them.</source>
        <translation>OpenSim: coordenadas del modelo de Rajagopal. Clínica: signos tal como los interpretan los clínicos.</translation>
    </message>
    <message>
        <source>Edit curves</source>
        <translation>Editar curvas</translation>
    </message>
    <message>
        <source>Correct angles in the charts (Enter in a chart)</source>
        <translation>Corregir los ángulos en las gráficas (Enter en una gráfica)</translation>
    </message>
    <message>
        <source>Curve that is edited</source>
        <translation>Curva que se edita</translation>
    </message>
    <message>
        <source>The curve that the value and the keys act on (Up and Down in a chart choose another chart)</source>
        <translation>La curva sobre la que actúan el valor y las teclas (en una gráfica, las flechas arriba y abajo eligen otra)</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Angle at this frame</source>
        <translation>Ángulo en este fotograma</translation>
    </message>
    <message>
        <source>Angle at this frame; Enter sets it</source>
        <translation>Ángulo en este fotograma; Enter lo fija</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>Fijar aquí</translation>
    </message>
    <message>
        <source>Set the angle at this frame (Enter in the value)</source>
        <translation>Fijar el ángulo en este fotograma (Enter en el valor)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete the selected corrections (Del)</source>
        <translation>Eliminar las correcciones seleccionadas (Del)</translation>
    </message>
    <message>
        <source>Smooth brush</source>
        <translation>Pincel de suavizado</translation>
    </message>
    <message>
        <source>Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve smoothed over 0.2 s to either side. Frames outside the drag get none.</source>
        <translation>Arrastre a lo largo de una curva: se sustituye por correcciones cada 0,1 s cuyos valores son la curva suavizada sobre 0,2 s a cada lado. Los fotogramas fuera del arrastre no reciben ninguna.</translation>
    </message>
    <message>
        <source>Corrections are values of the OpenSim convention. Choose it to edit curves.</source>
        <translation>Las correcciones son valores de la convención de OpenSim. Elíjala para editar curvas.</translation>
    </message>
    <message>
        <source>There is nothing to edit yet. Analyse the video first.</source>
        <translation>Aún no hay nada que editar. Analice primero el video.</translation>
    </message>
    <message>
        <source>Double click adds a correction, drag moves it, Del deletes it, Shift and drag select several.</source>
        <translation>Doble clic añade una corrección, arrastrar la mueve, Del la elimina, Shift y arrastrar selecciona varias.</translation>
    </message>
    <message>
        <source>Joint-angle curves</source>
        <translation>Curvas de ángulos articulares</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <translation>%1, %2: %3.</translation>
    </message>
    <message>
        <source>Frame %1. %2</source>
        <translation>Fotograma %1. %2</translation>
    </message>
</context>
<context>
    <name>gonio::Drawing</name>
    <message>
        <source>%1° in the picture plane</source>
        <translation>%1° en el plano de la imagen</translation>
    </message>
    <message>
        <source>%1 px, not calibrated</source>
        <translation>%1 px, sin calibrar</translation>
    </message>
    <message>
        <source>%1 m, in this plane only</source>
        <translation>%1 m, solo en este plano</translation>
    </message>
    <message>
        <source>%1 s of the movement, recorded at %2 Hz</source>
        <translation>%1 s del movimiento, grabado a %2 Hz</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>ángulo</translation>
    </message>
    <message>
        <source>line</source>
        <translation>línea</translation>
    </message>
    <message>
        <source>ruler</source>
        <translation>regla</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation>cronómetro</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
</context>
<context>
    <name>gonio::DrawingLayer</name>
    <message>
        <source>The drawing could not be changed.</source>
        <translation>No se pudo modificar el dibujo.</translation>
    </message>
</context>
<context>
    <name>gonio::ExportPage</name>
    <message>
        <source>Angles</source>
        <translation>Ángulos</translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation>Imágenes y videos</translation>
    </message>
    <message>
        <source>Kinds of export</source>
        <translation>Tipos de exportación</translation>
    </message>
    <message>
        <source>Export angles…</source>
        <translation>Exportar ángulos…</translation>
    </message>
    <message>
        <source>Export a picture or a video…</source>
        <translation>Exportar una imagen o un video…</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Volver a la revisión</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
</context>
<context>
    <name>gonio::FindAction</name>
    <message>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escriba lo que quiere hacer</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>Acciones que coinciden</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>Esto no se puede hacer ahora.</translation>
    </message>
</context>
<context>
    <name>gonio::FrameWorker</name>
    <message>
        <source>There is not enough memory for the pictures of this video. Close other programs and open it again.</source>
        <translation>No hay memoria suficiente para las imágenes de este video. Cierre otros programas y vuelva a abrirlo.</translation>
    </message>
    <message>
        <source>The video cannot be shown.</source>
        <translation>No se puede mostrar el video.</translation>
    </message>
</context>
<context>
    <name>gonio::HistoryPanel</name>
    <message>
        <source>History of the case</source>
        <translation>Historial del caso</translation>
    </message>
    <message>
        <source>Choose a step to go back or forth to it</source>
        <translation>Elija un paso para retroceder o avanzar hasta él</translation>
    </message>
    <message>
        <source>The case as it was opened</source>
        <translation>El caso tal como se abrió</translation>
    </message>
</context>
<context>
    <name>gonio::JobPanel</name>
    <message>
        <source>Analyse</source>
        <translation>Analizar</translation>
    </message>
    <message>
        <source>Cancel the running analysis</source>
        <translation>Cancelar el análisis en curso</translation>
    </message>
    <message>
        <source>Analyse this video with what is chosen here (%1)</source>
        <translation>Analizar este video con lo elegido aquí (%1)</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>The way from pictures to the body</source>
        <translation>El camino de las imágenes al cuerpo</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Cuerpo</translation>
    </message>
    <message>
        <source>Choose the one that is nearer to the person</source>
        <translation>Elija el que más se parezca a la persona</translation>
    </message>
    <message>
        <source>Keypoint network</source>
        <translation>Red de puntos clave</translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation>Redes (*.onnx)</translation>
    </message>
    <message>
        <source>Person detector</source>
        <translation>Detector de personas</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Recorded keypoints (*.npz)</source>
        <translation>Puntos clave registrados (*.npz)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Procesador (CPU)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Who is analysed</source>
        <translation>A quién se analiza</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Estatura</translation>
    </message>
    <message>
        <source>Of the person; makes lengths and distances right</source>
        <translation>De la persona; corrige las longitudes y distancias</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>as the file plays</source>
        <translation>como se reproduce el archivo</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>Grabado a</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>Paso bajo</translation>
    </message>
    <message>
        <source>Cut-off of the filter of the angles; 6 Hz for walking</source>
        <translation>Frecuencia de corte del filtro de los ángulos; 6 Hz para la marcha</translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation>el archivo instalado</translation>
    </message>
    <message>
        <source>Empty: the installed one</source>
        <translation>Vacío: el archivo instalado</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Elegir un archivo: %1</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuarlo</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Continuar con los fotogramas terminados</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Descartarlo</translation>
    </message>
    <message>
        <source>Throw the unfinished work away; results in the case stay</source>
        <translation>Desechar el trabajo sin terminar; los resultados del caso se conservan</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <comment>a backend</comment>
        <translation>%1 (no instalado)</translation>
    </message>
    <message>
        <source>Open body, female</source>
        <translation>Cuerpo abierto, femenino</translation>
    </message>
    <message>
        <source>Open body, male</source>
        <translation>Cuerpo abierto, masculino</translation>
    </message>
    <message>
        <source>keypoints.npz or truth.npz</source>
        <translation>keypoints.npz o truth.npz</translation>
    </message>
    <message>
        <source>There is no video yet. Open one first.</source>
        <translation>Aún no hay ningún video. Abra uno primero.</translation>
    </message>
    <message>
        <source>“%1”, %2 frames</source>
        <translation>“%1”, %2 fotogramas</translation>
    </message>
    <message>
        <source>The largest in the picture</source>
        <translation>La más grande de la imagen</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Persona %1</translation>
    </message>
    <message>
        <source>Person %1, %2</source>
        <translation>Persona %1, %2</translation>
    </message>
    <message>
        <source>An analysis of this video was not finished. Its frames up to %1 are kept.</source>
        <translation>Un análisis de este video no se terminó. Se conservan sus fotogramas hasta el %1.</translation>
    </message>
    <message>
        <source>The results were made with another capture rate than the video has now: their times and angles are out of date. Analyse again.</source>
        <translation>Los resultados se obtuvieron con otra velocidad de grabación que la que el video tiene ahora: sus tiempos y ángulos están desactualizados. Analice de nuevo.</translation>
    </message>
    <message>
        <source>The rate at which slow motion was recorded; a property of the video</source>
        <translation>La velocidad a la que se grabó la cámara lenta; una propiedad del video</translation>
    </message>
    <message>
        <source>Trajectory fit</source>
        <translation>Ajuste de la trayectoria</translation>
    </message>
    <message>
        <source>Recorded keypoints</source>
        <translation>Puntos clave registrados</translation>
    </message>
    <message>
        <source>Built-in network</source>
        <translation>Red integrada</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>No se pudo fijar la frecuencia.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesos</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Pesos (*.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>El más rápido que haya</translation>
    </message>
    <message>
        <source>Graphics processor (CUDA)</source>
        <translation>Procesador gráfico (CUDA)</translation>
    </message>
    <message>
        <source>Where the backend&apos;s network runs</source>
        <translation>Dónde se ejecuta la red del método</translation>
    </message>
    <message>
        <source>your own module (*.pt)</source>
        <translation>el módulo propio (*.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message>
        <source>There is no video to analyse. Open one first.</source>
        <translation>No hay ningún video que analizar. Abra uno primero.</translation>
    </message>
    <message>
        <source>This video is being analysed already. Cancel that analysis first.</source>
        <translation>Este video ya se está analizando. Cancele antes ese análisis.</translation>
    </message>
    <message>
        <source>The network and the weights of the backend “%1” are not installed.</source>
        <translation>La red y los pesos del motor “%1” no están instalados.</translation>
    </message>
    <message>
        <source>“%1” could not be analysed.</source>
        <translation>No se pudo analizar “%1”.</translation>
    </message>
    <message>
        <source>There is no unfinished analysis of this video. Start it anew.</source>
        <translation>No hay ningún análisis sin terminar de este video. Inícielo de nuevo.</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</source>
        <translation>
            <numerusform>%n corrección no encaja con el nuevo análisis, porque este no encuentra el punto clave o la otra persona a que se refiere. Se ha eliminado; Deshacer la recupera junto con el análisis anterior.</numerusform>
            <numerusform>%n correcciones no encajan con el nuevo análisis, porque este no encuentra el punto clave o la otra persona a que se refieren. Se han eliminado; Deshacer las recupera junto con el análisis anterior.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::JobRow</name>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Qué ha fallado</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Progreso del análisis de “%1”</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>Continuar con los fotogramas terminados</translation>
    </message>
    <message>
        <source>Copy what the program knows about the failure</source>
        <translation>Copiar lo que el programa sabe del fallo</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Se muestran las primeras curvas: aproximadas, solo una vista previa.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Dismiss the analysis of “%1”</source>
        <translation>Quitar de la lista el análisis de “%1”</translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Cancelar el análisis de “%1”</translation>
    </message>
</context>
<context>
    <name>gonio::JointTexts</name>
    <message>
        <source>right shoulder</source>
        <translation>hombro derecho</translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation>hombro izquierdo</translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation>codo derecho</translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation>codo izquierdo</translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation>muñeca derecha</translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation>muñeca izquierda</translation>
    </message>
    <message>
        <source>right hand</source>
        <translation>mano derecha</translation>
    </message>
    <message>
        <source>left hand</source>
        <translation>mano izquierda</translation>
    </message>
    <message>
        <source>right little finger</source>
        <translation>meñique derecho</translation>
    </message>
    <message>
        <source>left little finger</source>
        <translation>meñique izquierdo</translation>
    </message>
    <message>
        <source>right index finger</source>
        <translation>índice derecho</translation>
    </message>
    <message>
        <source>left index finger</source>
        <translation>índice izquierdo</translation>
    </message>
    <message>
        <source>right thumb</source>
        <translation>pulgar derecho</translation>
    </message>
    <message>
        <source>left thumb</source>
        <translation>pulgar izquierdo</translation>
    </message>
    <message>
        <source>right hip</source>
        <translation>cadera derecha</translation>
    </message>
    <message>
        <source>left hip</source>
        <translation>cadera izquierda</translation>
    </message>
    <message>
        <source>right knee</source>
        <translation>rodilla derecha</translation>
    </message>
    <message>
        <source>left knee</source>
        <translation>rodilla izquierda</translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation>tobillo derecho</translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation>tobillo izquierdo</translation>
    </message>
    <message>
        <source>right heel</source>
        <translation>talón derecho</translation>
    </message>
    <message>
        <source>left heel</source>
        <translation>talón izquierdo</translation>
    </message>
    <message>
        <source>right toes</source>
        <translation>dedos del pie derecho</translation>
    </message>
    <message>
        <source>left toes</source>
        <translation>dedos del pie izquierdo</translation>
    </message>
    <message>
        <source>right big toe</source>
        <translation>dedo gordo del pie derecho</translation>
    </message>
    <message>
        <source>left big toe</source>
        <translation>dedo gordo del pie izquierdo</translation>
    </message>
    <message>
        <source>right small toe</source>
        <translation>dedo pequeño del pie derecho</translation>
    </message>
    <message>
        <source>left small toe</source>
        <translation>dedo pequeño del pie izquierdo</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>ojo derecho</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>ojo izquierdo</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>oreja derecha</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>oreja izquierda</translation>
    </message>
    <message>
        <source>pelvis</source>
        <translation>pelvis</translation>
    </message>
    <message>
        <source>right subtalar joint</source>
        <translation>articulación subtalar derecha</translation>
    </message>
    <message>
        <source>left subtalar joint</source>
        <translation>articulación subtalar izquierda</translation>
    </message>
    <message>
        <source>lumbar spine</source>
        <translation>columna lumbar</translation>
    </message>
    <message>
        <source>trunk</source>
        <translation>tronco</translation>
    </message>
    <message>
        <source>head</source>
        <translation>cabeza</translation>
    </message>
    <message>
        <source>right shoulder blade</source>
        <translation>escápula derecha</translation>
    </message>
    <message>
        <source>right forearm</source>
        <translation>antebrazo derecho</translation>
    </message>
    <message>
        <source>left shoulder blade</source>
        <translation>escápula izquierda</translation>
    </message>
    <message>
        <source>left forearm</source>
        <translation>antebrazo izquierdo</translation>
    </message>
    <message>
        <source>tilt, front up</source>
        <translation>inclinación, parte anterior hacia arriba</translation>
    </message>
    <message>
        <source>list, right side down</source>
        <translation>oblicuidad, lado derecho hacia abajo</translation>
    </message>
    <message>
        <source>turn to the left</source>
        <translation>giro a la izquierda</translation>
    </message>
    <message>
        <source>flexion</source>
        <translation>flexión</translation>
    </message>
    <message>
        <source>adduction</source>
        <translation>aducción</translation>
    </message>
    <message>
        <source>internal rotation</source>
        <translation>rotación interna</translation>
    </message>
    <message>
        <source>dorsiflexion</source>
        <translation>dorsiflexión</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>inversión</translation>
    </message>
    <message>
        <source>toes down</source>
        <translation>dedos hacia abajo</translation>
    </message>
    <message>
        <source>trunk backward</source>
        <translation>tronco hacia atrás</translation>
    </message>
    <message>
        <source>trunk to the right</source>
        <translation>tronco hacia la derecha</translation>
    </message>
    <message>
        <source>trunk turned to the left</source>
        <translation>tronco girado a la izquierda</translation>
    </message>
    <message>
        <source>pronation</source>
        <translation>pronación</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>nariz</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>cuello</translation>
    </message>
</context>
<context>
    <name>gonio::JointWords</name>
    <message>
        <source>Pelvis</source>
        <translation>Pelvis</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Cadera derecha</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rodilla derecha</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>Tobillo derecho</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Dedos del pie derecho</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Cadera izquierda</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Rodilla izquierda</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>Tobillo izquierdo</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Dedos del pie izquierdo</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Tórax</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Hombro derecho</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Codo derecho</translation>
    </message>
    <message>
        <source>Right wrist</source>
        <translation>Muñeca derecha</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>Hombro izquierdo</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Codo izquierdo</translation>
    </message>
    <message>
        <source>Left wrist</source>
        <translation>Muñeca izquierda</translation>
    </message>
</context>
<context>
    <name>gonio::KeyImagePanel</name>
    <message>
        <source>Keep this frame as a key image</source>
        <translation>Guardar este fotograma como imagen clave</translation>
    </message>
    <message>
        <source>Delete the key image</source>
        <translation>Eliminar la imagen clave</translation>
    </message>
    <message>
        <source>Key images</source>
        <translation>Imágenes clave</translation>
    </message>
    <message>
        <source>Enter goes to the frame, F2 changes the caption of a key image.</source>
        <translation>Enter va al fotograma, F2 cambia el pie de una imagen clave.</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Save the key image as a picture</source>
        <translation>Guardar la imagen clave como imagen</translation>
    </message>
    <message>
        <source>Save this frame with what is drawn on it</source>
        <translation>Guardar este fotograma con lo dibujado en él</translation>
    </message>
    <message>
        <source>Keep frame</source>
        <translation>Conservar fotograma</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>Fotograma %1</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Fotograma %1, %2 s</translation>
    </message>
    <message>
        <source>The key image could not be changed.</source>
        <translation>No se pudo modificar la imagen clave.</translation>
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
        <translation>corregido a mano</translation>
    </message>
    <message>
        <source>detected, confidence %1 %</source>
        <translation>detectado, confianza %1 %</translation>
    </message>
    <message>
        <source>The keypoint could not be changed.</source>
        <translation>No se pudo cambiar el punto clave.</translation>
    </message>
</context>
<context>
    <name>gonio::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>Buscar en las teclas</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
</context>
<context>
    <name>gonio::LayersPanel</name>
    <message>
        <source>Skeleton</source>
        <translation>Esqueleto</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Superficie</translation>
    </message>
    <message>
        <source>Detected keypoints</source>
        <translation>Puntos clave detectados</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>Trayectorias</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Dibujos</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Suelo</translation>
    </message>
    <message>
        <source>Show or hide this layer in the video and the scene</source>
        <translation>Mostrar u ocultar esta capa en el video y la escena</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Articulaciones</translation>
    </message>
    <message>
        <source>Joints with trails</source>
        <translation>Articulaciones con trayectoria</translation>
    </message>
    <message>
        <source>Choose the joints whose way is drawn in the scene</source>
        <translation>Elegir las articulaciones cuya trayectoria se dibuja en la escena</translation>
    </message>
</context>
<context>
    <name>gonio::MainWindow</name>
    <message>
        <source>&amp;Close case</source>
        <translation>&amp;Cerrar caso</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Deshacer: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Rehacer: %1</translation>
    </message>
    <message>
        <source>&amp;Fill with the view under the mouse</source>
        <translation>Ma&amp;ximizar la vista bajo el puntero</translation>
    </message>
    <message>
        <source>Panel: &amp;Angles</source>
        <translation>Panel: Án&amp;gulos</translation>
    </message>
    <message>
        <source>Panel: &amp;Correct</source>
        <translation>Panel: &amp;Corregir</translation>
    </message>
    <message>
        <source>Panel: &amp;Job</source>
        <translation>Panel: &amp;Tarea</translation>
    </message>
    <message>
        <source>Panel: &amp;Notes</source>
        <translation>Panel: &amp;Notas</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>Claro u &amp;oscuro</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>Texto más gran&amp;de</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texto más &amp;pequeño</translation>
    </message>
    <message>
        <source>Text of &amp;normal size</source>
        <translation>Texto de tamaño no&amp;rmal</translation>
    </message>
    <message>
        <source>Networks and &amp;bodies…</source>
        <translation>Redes y c&amp;uerpos…</translation>
    </message>
    <message>
        <source>Find an &amp;action…</source>
        <translation>&amp;Buscar una acción…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Teclas</translation>
    </message>
    <message>
        <source>A&amp;bout Goniograph</source>
        <translation>&amp;Acerca de Goniograph</translation>
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
        <translation>Nuevo caso</translation>
    </message>
    <message>
        <source>Two videos &amp;side by side</source>
        <translation>Dos videos &amp;lado a lado</translation>
    </message>
    <message>
        <source>The window will be in this language when the program is started again: %1.</source>
        <translation>La ventana estará en este idioma cuando se vuelva a iniciar el programa: %1.</translation>
    </message>
    <message>
        <source>The video could not be added.</source>
        <translation>No se pudo añadir el video.</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>No se pudo fijar la frecuencia.</translation>
    </message>
    <message>
        <source>The last changes are not saved. Save the case under another name, then close the window again.</source>
        <translation>Los últimos cambios no se han guardado. Guarde el caso con otro nombre y vuelva a cerrar la ventana.</translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message>
        <source>Files that do not come with the program</source>
        <translation>Archivos que no vienen con el programa</translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation>Volver a las vistas</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalado</translation>
    </message>
    <message>
        <source>Missing, needed for analysing a new video</source>
        <translation>Falta; necesario para analizar un video nuevo</translation>
    </message>
    <message>
        <source>Not installed, optional</source>
        <translation>No instalado, opcional</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Licencia: %1</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Choose file for %1</source>
        <translation>Elegir archivo para %1</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>Elegir archivos para importar</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation>
            <numerusform>Comprobando %n archivo…</numerusform>
            <numerusform>Comprobando %n archivos…</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importado: %1.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>No se importó nada.</translation>
    </message>
    <message>
        <source>Networks and bodies (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</source>
        <translation>Redes y cuerpos (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::NotesPanel</name>
    <message>
        <source>Notes on the trial</source>
        <translation>Notas sobre el ensayo</translation>
    </message>
    <message>
        <source>Kept in the case as you write</source>
        <translation>Se guardan en el caso mientras escribe</translation>
    </message>
    <message>
        <source>Notes on “%1”</source>
        <translation>Notas sobre “%1”</translation>
    </message>
    <message>
        <source>There is no trial to write notes on.</source>
        <translation>No hay ningún ensayo sobre el que escribir notas.</translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message>
        <source>Open video…</source>
        <translation>Abrir video…</translation>
    </message>
    <message>
        <source>Find the video…</source>
        <translation>Localizar el video…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analizar</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>Refinar los fotogramas %1–%2</translation>
    </message>
    <message>
        <source>Worst frame first</source>
        <translation>Primero el peor fotograma</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>This case is empty. Open a video or drop one on the window.</source>
        <translation>Este caso está vacío. Abra un video o suéltelo sobre la ventana.</translation>
    </message>
    <message>
        <source>This is the demonstration, a generated walk. Drop a video of your own on the window to start with it.</source>
        <translation>Esta es la demostración, una marcha generada. Suelte un video propio sobre la ventana para empezar con él.</translation>
    </message>
    <message>
        <source>The video is not where it was. It is recognised by its content wherever it is now.</source>
        <translation>El video ya no está donde estaba. Se reconoce por su contenido, esté donde esté ahora.</translation>
    </message>
    <message>
        <source>This video has not been analysed yet.</source>
        <translation>Este video aún no se ha analizado.</translation>
    </message>
    <message>
        <source>Your corrections wait to be taken into the motion around them.</source>
        <translation>Sus correcciones están pendientes de incorporarse al movimiento que las rodea.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation>
            <numerusform>%n lugar merece una revisión.</numerusform>
            <numerusform>%n lugares merecen una revisión.</numerusform>
        </translation>
    </message>
    <message>
        <source>All doubtful places have been looked at.</source>
        <translation>Se han revisado todos los lugares dudosos.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Hide this proposal</source>
        <translation>Ocultar esta propuesta</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Analizar de nuevo</translation>
    </message>
    <message>
        <source>The capture rate of this video was changed after the analysis: times and angles are out of date.</source>
        <translation>La velocidad de grabación de este video se cambió después del análisis: los tiempos y los ángulos están desactualizados.</translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message>
        <source>For research and education, not a medical device.</source>
        <translation>Para investigación y docencia; no es un dispositivo médico.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two facts about an exported picture</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>frame %1, %2 s</source>
        <translation>fotograma %1, %2 s</translation>
    </message>
    <message>
        <source>The file could not be written; an older file of that name is as it was.</source>
        <translation>No se pudo escribir el archivo; si había uno anterior con ese nombre, sigue como estaba.</translation>
    </message>
    <message>
        <source>Newer values are being computed: what is shown may be the earlier ones.</source>
        <translation>Se están calculando valores más recientes: es posible que se muestren los anteriores.</translation>
    </message>
    <message numerus="yes">
        <source>Corrections wait for Refine in %n stretch(es) between frames %1 and %2: body and angles there are not final.</source>
        <translation>
            <numerusform>Hay correcciones a la espera de “Refinar” en %n tramo entre los fotogramas %1 y %2: ahí el cuerpo y los ángulos no son definitivos.</numerusform>
            <numerusform>Hay correcciones a la espera de “Refinar” en %n tramos entre los fotogramas %1 y %2: ahí el cuerpo y los ángulos no son definitivos.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last frame</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Corrections wait for Refine in frames %1: body and angles there are not final.</source>
        <translation>Hay correcciones a la espera de “Refinar” en los fotogramas %1: ahí el cuerpo y los ángulos no son definitivos.</translation>
    </message>
</context>
<context>
    <name>gonio::PeopleLayer</name>
    <message>
        <source>Person %1</source>
        <translation>Persona %1</translation>
    </message>
    <message>
        <source>Click to review this person</source>
        <translation>Haga clic para revisar a esta persona</translation>
    </message>
</context>
<context>
    <name>gonio::PeoplePanel</name>
    <message>
        <source>Rename the person</source>
        <translation>Cambiar el nombre de la persona</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>Intercambiar personas…</translation>
    </message>
    <message>
        <source>People in this video</source>
        <translation>Personas en este video</translation>
    </message>
    <message>
        <source>Choose a person to see them everywhere; F2 names them; take the tick off those who do not matter</source>
        <translation>Elija una persona para verla en todas partes; F2 le da nombre; desmarque a quienes no interesen</translation>
    </message>
    <message>
        <source>Two people were taken for each other in some frames</source>
        <translation>En algunos fotogramas se confundió a dos personas entre sí</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Persona %1</translation>
    </message>
    <message>
        <source>Found, not analysed</source>
        <translation>Encontrada, sin analizar</translation>
    </message>
    <message>
        <source>%1 of %2 frames, mean reprojection error %3 px</source>
        <translation>%1 de %2 fotogramas, error medio de reproyección %3 px</translation>
    </message>
    <message>
        <source>Nobody has been looked for yet: analyse the video.</source>
        <translation>Aún no se ha buscado a nadie: analice el video.</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>No se ha elegido a nadie.</translation>
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
        <translation>No se pueden calcular los ángulos de esta persona.</translation>
    </message>
</context>
<context>
    <name>gonio::ProxyMaker</name>
    <message>
        <source>The small copy of the video could not be made.</source>
        <translation>No se pudo crear la copia reducida del video.</translation>
    </message>
</context>
<context>
    <name>gonio::RangeBar</name>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Primer fotograma</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Último fotograma</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogramas</translation>
    </message>
    <message>
        <source>to</source>
        <comment>frames 3 to 9</comment>
        <translation>a</translation>
    </message>
    <message>
        <source>%1: in which frames?</source>
        <translation>%1: ¿en qué fotogramas?</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Limbs</source>
        <translation>Extremidades</translation>
    </message>
    <message>
        <source>A detector often exchanges the legs alone, or the arms alone</source>
        <translation>Un detector a menudo intercambia solo las piernas o solo los brazos</translation>
    </message>
    <message>
        <source>the whole body</source>
        <translation>todo el cuerpo</translation>
    </message>
    <message>
        <source>the legs</source>
        <translation>las piernas</translation>
    </message>
    <message>
        <source>the arms</source>
        <translation>los brazos</translation>
    </message>
</context>
<context>
    <name>gonio::RangeChooser</name>
    <message>
        <source>From event</source>
        <translation>Desde el evento</translation>
    </message>
    <message>
        <source>To event</source>
        <translation>Hasta el evento</translation>
    </message>
    <message>
        <source>Frames to export</source>
        <translation>Fotogramas que se exportan</translation>
    </message>
    <message>
        <source>Which frames are exported</source>
        <translation>Qué fotogramas se exportan</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>Todos los fotogramas</translation>
    </message>
    <message>
        <source>The selected range</source>
        <translation>El rango seleccionado</translation>
    </message>
    <message>
        <source>Between two events</source>
        <translation>Entre dos eventos</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <comment>event</comment>
        <translation>%1, fotograma %2</translation>
    </message>
    <message>
        <source>Frames %1 to %2, %3 s to %4 s.</source>
        <translation>Fotogramas %1 a %2, de %3 s a %4 s.</translation>
    </message>
    <message>
        <source>Nothing is selected; drag over a curve or press I and O.</source>
        <translation>No hay nada seleccionado; arrastre sobre una curva o pulse I y O.</translation>
    </message>
    <message>
        <source>This trial has no events yet; press E at a frame.</source>
        <translation>Este ensayo aún no tiene eventos; pulse E en un fotograma.</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>No hay ningún video abierto.</translation>
    </message>
</context>
<context>
    <name>gonio::RefineRunner</name>
    <message>
        <source>There is no analysis of this person to refine.</source>
        <translation>No hay ningún análisis de esta persona que refinar.</translation>
    </message>
    <message>
        <source>The angles of this person are still being computed. Try again in a moment.</source>
        <translation>Aún se están calculando los ángulos de esta persona. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>No correction waits: every one is part of the motion already.</source>
        <translation>No hay correcciones pendientes: todas forman ya parte del movimiento.</translation>
    </message>
    <message>
        <source>The motion around the corrections could not be refined.</source>
        <translation>No se pudo refinar el movimiento en torno a las correcciones.</translation>
    </message>
</context>
<context>
    <name>gonio::ReviewPage</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>Ángulos</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>gonio::RunningCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>Progreso del análisis de “%1”</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is being done; time left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>Se muestran las primeras curvas: aproximadas, solo una vista previa.</translation>
    </message>
    <message numerus="yes">
        <source>%n more analysis(es) wait.</source>
        <translation>
            <numerusform>%n análisis más en espera.</numerusform>
            <numerusform>%n análisis más en espera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>Cancelar el análisis de “%1”</translation>
    </message>
    <message>
        <source>Stop this analysis; its finished frames are kept</source>
        <translation>Detener este análisis; sus fotogramas terminados se conservan</translation>
    </message>
    <message>
        <source>Running analysis</source>
        <translation>Análisis en curso</translation>
    </message>
</context>
<context>
    <name>gonio::SaveWarning</name>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save the case under another name</source>
        <translation>Guardar el caso con otro nombre</translation>
    </message>
    <message>
        <source>Save the case under another name, with everything in it (Ctrl+Shift+S)</source>
        <translation>Guardar el caso, con todo lo que contiene, con otro nombre (Ctrl+Shift+S)</translation>
    </message>
</context>
<context>
    <name>gonio::SceneView</name>
    <message>
        <source>Scene</source>
        <translation>Escena</translation>
    </message>
    <message>
        <source>Click a bone to choose its joint, drag its ring to turn it. Drag turns the view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn.</source>
        <translation>Haga clic en un hueso para elegir su articulación y arrastre su anillo para girarla. Arrastrar gira la vista, arrastrar con el botón derecho la desplaza, la rueda acerca y aleja. Tab: articulación siguiente, + y -: girar.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>See the person as the video&apos;s camera does (1)</source>
        <translation>Ver a la persona como la cámara del video (1)</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Lateral</translation>
    </message>
    <message>
        <source>See the person from their right (2)</source>
        <translation>Ver a la persona desde su derecha (2)</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Frontal</translation>
    </message>
    <message>
        <source>See the person from ahead (3)</source>
        <translation>Ver a la persona de frente (3)</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Superior</translation>
    </message>
    <message>
        <source>See the person from above (4)</source>
        <translation>Ver a la persona desde arriba (4)</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>Fit the person</source>
        <translation>Encuadrar persona</translation>
    </message>
    <message>
        <source>Bring the whole person into the scene (0)</source>
        <translation>Encuadrar a la persona entera en la escena (0)</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Show the video&apos;s camera</source>
        <translation>Mostrar la cámara del video</translation>
    </message>
    <message>
        <source>Show where the video&apos;s camera stood and what it saw</source>
        <translation>Mostrar dónde estaba la cámara del video y qué veía</translation>
    </message>
    <message>
        <source>%1: no value in this frame</source>
        <translation>%1: sin valor en este fotograma</translation>
    </message>
    <message>
        <source>%1 %2, being corrected; unfiltered, OpenSim convention</source>
        <translation>%1 %2, en corrección; sin filtrar, convención de OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, out of date; unfiltered, OpenSim convention</source>
        <translation>%1 %2, desactualizado; sin filtrar, convención de OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, %3; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3; sin filtrar, convención de OpenSim</translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation>Aún no se ha analizado nada.</translation>
    </message>
    <message>
        <source>No body in this frame: the person was not seen.</source>
        <translation>No hay cuerpo en este fotograma: no se vio a la persona.</translation>
    </message>
    <message>
        <source>%1 %2, set by you, waits for Refine; OpenSim convention</source>
        <translation>%1 %2, fijado por usted, a la espera de “Refinar”; convención de OpenSim</translation>
    </message>
    <message>
        <source>%1 %2, %3, waits for Refine; unfiltered, OpenSim convention</source>
        <translation>%1 %2, %3, a la espera de “Refinar”; sin filtrar, convención de OpenSim</translation>
    </message>
    <message>
        <source>%1 is not estimated: nothing that was seen tells of it</source>
        <translation>%1, sin estimar: nada de lo observado informa de este ángulo</translation>
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
        <translation>Ángulos articulares de una persona en movimiento a partir de un solo video: analizar, ver, corregir, informar.</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Abrir la demostración</translation>
    </message>
    <message>
        <source>A generated walk that is analysed already: something to see in every view, and nothing can be broken.</source>
        <translation>Una marcha generada que ya está analizada: hay algo que ver en cada vista y no se puede estropear nada.</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>Abrir video…</translation>
    </message>
    <message>
        <source>A recording of one person, best from the side with a camera that stands still. Dropping it on the window does the same.</source>
        <translation>Una grabación de una persona, mejor de perfil y con la cámara fija. También puede soltarla sobre la ventana.</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Abrir caso…</translation>
    </message>
    <message>
        <source>Videos, results and corrections that were saved before.</source>
        <translation>Videos, resultados y correcciones guardados anteriormente.</translation>
    </message>
    <message>
        <source>Not yet saved under a name</source>
        <translation>Aún sin guardar con un nombre</translation>
    </message>
    <message>
        <source>Throw the selected one away…</source>
        <translation>Desechar el seleccionado…</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Casos recientes</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>Caso sin nombre</translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message>
        <source>licensed to you alone, not to be passed on</source>
        <translation>licencia exclusiva para usted, prohibida su cesión</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Sin analizar</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · body %4 (%5)</source>
        <comment>device, method, detector, body, licence</comment>
        <translation>%1 · %2 · %3 · cuerpo %4 (%5)</translation>
    </message>
    <message>
        <source>Made by version %1 at %2 (UTC)</source>
        <translation>Creado con la versión %1 el %2 (UTC)</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>Guardado ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Guardado hace %n s</numerusform>
            <numerusform>Guardado hace %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Guardado hace %n min</numerusform>
            <numerusform>Guardado hace %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation>
            <numerusform>Guardado hace %n h</numerusform>
            <numerusform>Guardado hace %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Aún sin guardar</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>No se pudo guardar</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Solo lectura</translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Frame %1.</source>
        <translation>Fotograma %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n evento.</numerusform>
            <numerusform>%n eventos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n corrección.</numerusform>
            <numerusform>%n correcciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s).</source>
        <translation>
            <numerusform>%n fase.</numerusform>
            <numerusform>%n fases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key image(s).</source>
        <translation>
            <numerusform>%n imagen clave.</numerusform>
            <numerusform>%n imágenes clave.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation>Selección: %1.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it as it was</source>
        <translation>Enter acepta el nombre, Esc lo deja como estaba</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Previous correction</source>
        <translation>Corrección anterior</translation>
    </message>
    <message>
        <source>Go to the previous correction</source>
        <translation>Ir a la corrección anterior</translation>
    </message>
    <message>
        <source>Next correction</source>
        <translation>Corrección siguiente</translation>
    </message>
    <message>
        <source>Go to the next correction</source>
        <translation>Ir a la corrección siguiente</translation>
    </message>
    <message>
        <source>Next worst frame</source>
        <translation>Siguiente peor fotograma</translation>
    </message>
    <message>
        <source>Go to the worst frame that is left</source>
        <translation>Ir al peor fotograma de los que quedan</translation>
    </message>
    <message>
        <source>Previous worst frame</source>
        <translation>Peor fotograma anterior</translation>
    </message>
    <message>
        <source>Go back in the list of worst frames</source>
        <translation>Retroceder en la lista de los peores fotogramas</translation>
    </message>
    <message>
        <source>Add event…</source>
        <translation>Añadir evento…</translation>
    </message>
    <message>
        <source>Add an event at this frame</source>
        <translation>Añadir un evento en este fotograma</translation>
    </message>
    <message>
        <source>Add phase…</source>
        <translation>Añadir fase…</translation>
    </message>
    <message>
        <source>Name the selected range as a phase</source>
        <translation>Dar nombre de fase al rango seleccionado</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>Fotograma %1, %2 s</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Sin analizar</translation>
    </message>
    <message>
        <source>No reason for doubt</source>
        <translation>Sin motivo de duda</translation>
    </message>
    <message>
        <source>Doubtful: the body lies far from the keypoints</source>
        <translation>Dudoso: el cuerpo queda lejos de los puntos clave</translation>
    </message>
    <message>
        <source>Doubtful: a joint is at its limit</source>
        <translation>Dudoso: una articulación está en su límite</translation>
    </message>
    <message>
        <source>Doubtful: the motion jumps</source>
        <translation>Dudoso: el movimiento da saltos</translation>
    </message>
    <message>
        <source>Doubtful: keypoints were hardly seen</source>
        <translation>Dudoso: los puntos clave apenas se vieron</translation>
    </message>
    <message>
        <source>Doubtful: left and right may be exchanged</source>
        <translation>Dudoso: derecha e izquierda pueden estar intercambiadas</translation>
    </message>
    <message>
        <source>Doubtful: the person was not seen</source>
        <translation>Dudoso: no se vio a la persona</translation>
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
        <translation>Ir al primer fotograma</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>Diez fotogramas atrás</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Un fotograma atrás</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Un fotograma adelante</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>Diez fotogramas adelante</translation>
    </message>
    <message>
        <source>Go to the last frame</source>
        <translation>Ir al último fotograma</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>Reproducir hacia atrás; de nuevo, más rápido</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation>Reproducir hacia delante; de nuevo, más rápido</translation>
    </message>
    <message>
        <source>Begin the range at this frame</source>
        <translation>Empezar el rango en este fotograma</translation>
    </message>
    <message>
        <source>End the range at this frame</source>
        <translation>Terminar el rango en este fotograma</translation>
    </message>
    <message>
        <source>Repeat the range</source>
        <translation>Repetir el rango</translation>
    </message>
    <message>
        <source>Time of this frame</source>
        <translation>Tiempo de este fotograma</translation>
    </message>
    <message>
        <source>Number of this frame</source>
        <translation>Número de este fotograma</translation>
    </message>
    <message>
        <source>Frame rate and direction of play</source>
        <translation>Frecuencia de fotogramas y sentido de reproducción</translation>
    </message>
    <message>
        <source>×</source>
        <comment>times as fast as recorded</comment>
        <translation>×</translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation>Velocidad de reproducción</translation>
    </message>
    <message>
        <source>How fast Play runs: 1 is as recorded, 0.1 ten times slower</source>
        <translation>Velocidad a la que avanza Reproducir: 1 es como se grabó, 0,1 diez veces más lento</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>fotograma %1 / %2</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>sin video</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 fotogramas/s</translation>
    </message>
    <message>
        <source>backwards %1×</source>
        <translation>atrás %1×</translation>
    </message>
    <message>
        <source>forwards %1×</source>
        <translation>adelante %1×</translation>
    </message>
</context>
<context>
    <name>gonio::TrialVideo</name>
    <message>
        <source>This is another video than the one that was analysed. Choose the original file; its name does not matter.</source>
        <translation>Este no es el video que se analizó. Elija el archivo original; su nombre no importa.</translation>
    </message>
    <message>
        <source>The video could not be read.</source>
        <translation>No se pudo leer el video.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoExport</name>
    <message>
        <source>There are no frames to export; choose another range.</source>
        <translation>No hay fotogramas que exportar; elija otro rango.</translation>
    </message>
</context>
<context>
    <name>gonio::VideoIntake</name>
    <message>
        <source>&amp;Slow motion?</source>
        <translation>¿Cámara &amp;lenta?</translation>
    </message>
    <message>
        <source>Rate at which the video was recorded</source>
        <translation>Frecuencia con la que se grabó el video</translation>
    </message>
    <message>
        <source>Slow-motion clips play slower than they were recorded; times and speeds are right only with the rate of the recording.</source>
        <translation>Los clips a cámara lenta se reproducen más despacio de como se grabaron; los tiempos y las velocidades solo son correctos con la frecuencia de grabación.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Hide the facts of the video</source>
        <translation>Ocultar los datos del video</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Abriendo %1…</translation>
    </message>
    <message>
        <source>Looking for damage…</source>
        <translation>Buscando daños…</translation>
    </message>
    <message>
        <source>No, recorded at %1 as it plays</source>
        <translation>No, grabado a %1, tal como se reproduce</translation>
    </message>
    <message>
        <source>Recorded at %1, plays at %2</source>
        <translation>Grabado a %1, se reproduce a %2</translation>
    </message>
    <message>
        <source>The video cannot be opened.</source>
        <translation>No se puede abrir el video.</translation>
    </message>
    <message>
        <source>It cannot be read to its end.</source>
        <translation>No se puede leer hasta el final.</translation>
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
        <translation>La imagen de este momento con el esqueleto superpuesto. Tab recorre los puntos clave; Alt y las teclas de flecha mueven el elegido.</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>Localizar…</translation>
    </message>
    <message>
        <source>Choose the file of this video where it is now</source>
        <translation>Elija el archivo de este video en su ubicación actual</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>Localizar el video</translation>
    </message>
    <message>
        <source>Fit the video into its view</source>
        <translation>Ajustar el video a su vista</translation>
    </message>
    <message>
        <source>Enlarge the video</source>
        <translation>Ampliar el video</translation>
    </message>
    <message>
        <source>Make the video smaller</source>
        <translation>Reducir el video</translation>
    </message>
    <message>
        <source>The video is not where it was. What was found in it can still be seen and corrected in the other views.
%1</source>
        <translation>El video ya no está donde estaba. Lo que se encontró en él aún se puede ver y corregir en las demás vistas.
%1</translation>
    </message>
    <message>
        <source>Frame %1 is damaged in the file: there is no picture of it.</source>
        <translation>El fotograma %1 está dañado en el archivo: no hay imagen de él.</translation>
    </message>
    <message>
        <source>frame %1 · %2 s</source>
        <translation>fotograma %1 · %2 s</translation>
    </message>
    <message>
        <source>frame %1 · %2 s · preview</source>
        <comment>half-size picture</comment>
        <translation>fotograma %1 · %2 s · vista previa</translation>
    </message>
    <message>
        <source>This is another video than the one that was analysed, so it is not shown. What was found in the right one can still be seen and corrected in the other views.
%1</source>
        <translation>Este no es el video que se analizó, por eso no se muestra. Lo hallado en el correcto se puede seguir viendo y corrigiendo en las otras vistas.
%1</translation>
    </message>
</context>
<context>
    <name>gonio::ViewExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
    <message>
        <source>View to export</source>
        <translation>Vista que se exporta</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Como en la pantalla</translation>
    </message>
    <message>
        <source>Twice as large</source>
        <translation>El doble de grande</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Tamaño de la imagen</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Pie de imagen</translation>
    </message>
    <message>
        <source>Words that stand below the picture</source>
        <translation>Palabras que aparecen debajo de la imagen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Save a picture of this frame</source>
        <translation>Guardar una imagen de este fotograma</translation>
    </message>
    <message>
        <source>Save video…</source>
        <translation>Guardar video…</translation>
    </message>
    <message>
        <source>Save a video of the chosen frames</source>
        <translation>Guardar un video de los fotogramas elegidos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation>Cancelar el video</translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation>Progreso del video</translation>
    </message>
    <message>
        <source>Below every picture stands where it comes from, and: %1</source>
        <translation>Debajo de cada imagen figura de dónde procede y: %1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Frames of the video</source>
        <translation>Fotogramas del video</translation>
    </message>
    <message>
        <source>The video was cancelled; nothing was written.</source>
        <translation>El video se canceló; no se escribió nada.</translation>
    </message>
    <message>
        <source>The view shows no picture that could be saved.</source>
        <translation>La vista no muestra ninguna imagen que se pueda guardar.</translation>
    </message>
    <message>
        <source>The video is being made; the views follow it and come back when it is done.</source>
        <translation>Se está creando el video; las vistas lo acompañan y vuelven a su estado cuando termina.</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Imágenes PNG (*.png)</translation>
    </message>
    <message>
        <source>Save video</source>
        <translation>Guardar video</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi)</source>
        <translation>Videos (*.mp4 *.mov *.mkv *.avi)</translation>
    </message>
    <message>
        <source>The video was given up and nothing was written, because what the view shows has changed in the meantime. Save the video again; leave the trial, the person and the corrections alone until it is done.</source>
        <translation>Se abandonó el video y no se escribió nada, porque entretanto cambió lo que muestra la vista. Guarde el video de nuevo y no toque el ensayo, la persona ni las correcciones hasta que termine.</translation>
    </message>
</context>
<context>
    <name>gonio::VtkWidget</name>
    <message>
        <source>This view needs OpenGL, which this screen does not offer. Start the program on a desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough.</source>
        <translation>Esta vista necesita OpenGL, que esta pantalla no ofrece. Inicie el programa en un escritorio con OpenGL 3.2 o posterior; basta un controlador por software como Mesa.</translation>
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
        <translation>Escena</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Ventana completa</translation>
    </message>
    <message>
        <source>Making scrubbing quick: %1 %</source>
        <translation>Preparando el desplazamiento rápido: %1 %</translation>
    </message>
    <message>
        <source>Scrubbing stays slow.</source>
        <translation>El desplazamiento sigue siendo lento.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Joint angles of a moving person from one video.</source>
        <translation>Ángulos articulares de una persona en movimiento a partir de un solo video.</translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr, es, zh_CN.</source>
        <translation>Idioma de la ventana: en, de, fr, es, zh_CN.</translation>
    </message>
    <message>
        <source>Open the demonstration.</source>
        <translation>Abrir la demostración.</translation>
    </message>
    <message>
        <source>A case (.gonio) or videos to open.</source>
        <translation>Un caso (.gonio) o videos que abrir.</translation>
    </message>
</context>
</TS>
