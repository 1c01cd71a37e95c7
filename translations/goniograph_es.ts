<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>For research and education, not a medical device</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;nalyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionTable</name>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AngleNames</name>
    <message>
        <source>Pelvic tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelvic obliquity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelvic rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hip internal rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knee flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ankle dorsiflexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtalar inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toe flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foot progression, toes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lumbar extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spine flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spine bending to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spine rotation to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk forward lean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk lean to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk rotation to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoulder flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoulder adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shoulder internal rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elbow flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forearm pronation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gait, sagittal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gait, frontal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (°)</source>
        <extracomment>Title of a chart: an angle and its unit</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AngleWords</name>
    <message>
        <source>%1, right</source>
        <comment>name of an angle</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, left</source>
        <comment>name of an angle</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3 px off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body cannot reach every correction; the nearest it can stands: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that were missed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypoint “%1” moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: set to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as bad, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and right swapped, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swapped with person %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseEdit</name>
    <message>
        <source>The change was not made: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditSentence</name>
    <message>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the case to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the trial “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the trial “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the trial to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video elsewhere: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the person “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the keypoint “%1” in frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a joint angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the angle “%1” in frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the correction “%1” in frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a correction to another frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the correction “%1” to frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark frames as bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark frames %1–%2 as bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right in frames %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap two people in frames %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth a curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth the angle “%1” near frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place the event “%1” at frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete an event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the event “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place a phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place the phase “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the phase “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw on the video: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a drawing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep frame %1 as a key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the key image of frame %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>Goniograph made a mistake of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings and the video do not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is damaged, or not what its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is of a kind that this version cannot use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file asks for something that is never done, such as running a program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that the analysis needs is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody could be followed in the video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, or the folder may not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No posture of a body explains what was seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the details and report them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the settings in the job panel and start anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the file again, or put it back in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file from its source once more; for a video, play it to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert the video to MP4 with H.264, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the file only if it comes from its official source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the missing file, or choose another backend or body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole person should be in view, lit well, and at least a sixth of the picture high; another detector may see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk; the finished frames are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished frames are kept; start again to go on with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the keypoints on the video; another detector may place them better.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Finds 33 keypoints of a person in every picture. A new video cannot be analysed without it; any other keypoint network with a description of its own will do as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program contains no networks: they belong to their authors and are published by them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_landmark_lite.tflite; converted to ONNX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the region of one person, from which the keypoint network starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_detection.tflite; converted to ONNX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds all people in a picture. Without it OpenCV&apos;s built-in detector is used, which misses bent and small figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as model/yolox_nano.onnx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licensed SKEL body, version 1.1.1. The program&apos;s own bodies, open-female and open-male, work without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its licence is personal and allows no passing on, changed or not: whoever uses it gets it from its owners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two bodies: SKEL project page of the Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, after registering there. The two regressors: IsshikiHugh/HSMR-data_inputs on Hugging Face. Choose all files together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, personal, must not be passed on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Right foot strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left foot strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foot strike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right toe off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left toe off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toe off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right take-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left take-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right landing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left landing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VideoFacts</name>
    <message>
        <source>%1 × %2 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 frames a second, varying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>length %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>shown turned by %1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels are not square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No damage found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not quite in order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Recent cases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AboutPage</name>
    <message>
        <source>About Goniograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns a video of a moving person into a three-dimensional body and joint-angle curves that can be looked at, corrected and reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not diagnose or treat by its numbers alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It never uses the network: videos, results and corrections stay on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of the program and of its two bodies, open-female and open-male: Apache-2.0. Imported bodies and networks keep the licence of their owners.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on these libraries:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AnalysisJob</name>
    <message>
        <source>Waiting for the analysis before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting the results into the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; the finished frames are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the video and loading the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding people: frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding keypoints: frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fitting the body: frame %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <comment>minutes and seconds of an analysis that is running</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AngleControl</name>
    <message>
        <source>From %1 to %2, OpenSim convention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the names and signs mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file can be read with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table with raw values and confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim motion (.mot)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angles to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space checks the angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save angles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as the preview shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uncheck all angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of the file with the marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events and phases, a second file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive: %1. Zero: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees with 4 decimals, times in seconds with 6; decimals have a point in every language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees with 8 decimals; only frames in which every chosen angle is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no angles yet. Analyse this trial first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The angles are being computed; the preview follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No angle is chosen. Check at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no frames in this range. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim motions (*.mot)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preview is not ready yet; wait for it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AnglesModel</name>
    <message>
        <source>not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being computed anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, range of motion: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right (°)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left (°)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range right (°)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range left (°)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filtered %1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::AnglesPanel</name>
    <message>
        <source>Switch between OpenSim and clinical angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the angles are measured against, and their signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angles at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The angles are being computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no angles yet: this person has not been analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1, %2 s, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range: greatest minus least value of the whole trial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range: greatest minus least value in %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::BodyLayer</name>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: missing</source>
        <comment>angle</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1°  %2</source>
        <comment>value, what is positive</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CaseActions</name>
    <message>
        <source>Cases (*.gonio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or not a case. A copy made earlier may still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a newer version of the program; update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the disk full, or the folder read-only? Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 Details: %3</source>
        <comment>what failed, advice, details</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demonstration &amp;afresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new case could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demonstration could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case could not be saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case has been saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the case away?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case was never saved under a name. What was done in it is lost for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CaseDocument</name>
    <message>
        <source>The last changes are not saved yet: the disk is slow to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last changes are not saved yet; it is tried again every second. Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are not saved, because %1. Save the case under another name to keep them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step of the history could not be read back, so nothing was undone or done again and the history was emptied. The case itself is unharmed. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 fps · %3 · %4
%5</source>
        <comment>trial, rate, length, frames, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::CaseWriter</name>
    <message>
        <source>The case has no file yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::ChartWidget</name>
    <message>
        <source>Frame %1, %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction: %1°. Drag to change it, Del to delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction: %1°. Press Enter to edit corrections.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CoachPalette</name>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select and move drawings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw an angle: click one arm, the vertex, the other arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure a length; calibrate it by a known one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write on the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopwatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the time since this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the drawing into the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next point of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that stand at the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First frame of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown from this frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last frame of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown until this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known length in metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of what the ruler lies on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> m</source>
        <comment>metres, behind a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate the rulers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rulers of this trial measure with this length from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the stopwatch at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stopwatch counts from the frame that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the whole video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the drawing in every frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drawing is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>kind of drawing</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CompareView</name>
    <message>
        <source>Trial on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event on the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time on the left counts from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event on the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time on the right counts from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1, frame %2</source>
        <comment>event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1, %2, frame %3</source>
        <comment>event, side</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s from the event, frame %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the trial to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This video has not begun yet; its first frame stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This video has ended; its last frame stands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message>
        <source>Analyse the video first; then its frames can be corrected here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a joint: click it in the scene or on the video, or pick it from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>an angle and its scatter</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1, OpenSim convention, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refining %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing outside these frames changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No correction waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrections are met exactly; nothing outside changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>From frame %1 to frame %2; nothing outside changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse the video first; then its frames can be corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one person was found in this video: there is nobody to swap with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as bad…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the joint by +1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the joint by −1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the joint by +0.1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the joint by −0.1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint to correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The joint whose angle is corrected (Tab in the views: the next one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the joint at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± is the scatter of the raw values around the curve within 0.25 s. What a single camera cannot see comes on top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the frames around the corrections anew (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the refinement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel refining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrections at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen correction (Del)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CorrectionActions</name>
    <message>
        <source>The correction could not be made: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::CurvesView</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which angles have a chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angles with a chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct angles in the charts (Enter in a chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve that is edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve that the value and the keys act on (Up and Down in a chart choose another chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle at this frame; Enter sets it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the angle at this frame (Enter in the value)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected corrections (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve smoothed over 0.2 s to either side. Frames outside the drag get none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrections are values of the OpenSim convention. Choose it to edit curves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to edit yet. Analyse the video first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click adds a correction, drag moves it, Del deletes it, Shift and drag select several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint-angle curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::Drawing</name>
    <message>
        <source>%1° in the picture plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 px, not calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 m, in this plane only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s of the movement, recorded at %2 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::DrawingLayer</name>
    <message>
        <source>The drawing could not be changed; undo the last step and try again. Details: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::ExportPage</name>
    <message>
        <source>Angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export angles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a picture or a video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::FindAction</name>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::FrameWorker</name>
    <message>
        <source>There is not enough memory for the pictures of this video. Close other programs and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::HistoryPanel</name>
    <message>
        <source>History of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a step to go back or forth to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case as it was opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::JobPanel</name>
    <message>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the running analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse this video with what is chosen here (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way from pictures to the body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the one that is nearer to the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypoint network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded keypoints (*.npz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build computes on the processor alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the person; makes lengths and distances right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the file plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate at which slow motion was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-off of the filter of the angles; 6 Hz for walking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the installed one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the unfinished work away; results in the case stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fit: keypoints and trajectory fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replay: recorded keypoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <comment>a backend</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open body, female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open body, male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keypoints.npz or truth.npz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no video yet. Open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, %2 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An analysis of this video was not finished. Its frames up to %1 are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message>
        <source>There is no video to analyse. Open one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This video is being analysed already. Cancel that analysis first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network and the weights of the backend “%1” are not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no unfinished analysis of this video. Start it anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::JobRow</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what the program knows about the failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the analysis of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::JointTexts</name>
    <message>
        <source>right shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right little finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left little finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right index finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left index finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right thumb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left thumb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right heel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left heel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right toes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left toes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right big toe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left big toe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right small toe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left small toe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right ear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left ear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pelvis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right subtalar joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left subtalar joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lumbar spine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right shoulder blade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right forearm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left shoulder blade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left forearm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tilt, front up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list, right side down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dorsiflexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>toes down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trunk backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trunk to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trunk turned to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pronation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neck</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::KeyImagePanel</name>
    <message>
        <source>Keep this frame as a key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the frame, F2 changes the caption of a key image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the key image as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this frame with what is drawn on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key image could not be changed; undo the last step and try again. Details: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::KeypointLayer</name>
    <message>
        <source>%1, %2 px</source>
        <comment>place in the picture, right and down</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detected, confidence %1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::LayersPanel</name>
    <message>
        <source>Skeleton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detected keypoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide this layer in the video and the scene</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::MainWindow</name>
    <message>
        <source>&amp;Close case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill with the view under the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: &amp;Angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: &amp;Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: &amp;Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: &amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of &amp;normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks and &amp;bodies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an &amp;action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout Goniograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goniograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Goniograph</source>
        <comment>name of the case</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last changes could not be written: %1 Save the case under another name, then close the window again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two videos &amp;side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video could not be added: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate could not be set: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message>
        <source>Files that do not come with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing, needed for analysing a new video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed, optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks and bodies (*.onnx *.json *.pkl *.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported. Is it the right file, and whole? What was found: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::NotesPanel</name>
    <message>
        <source>Notes on the trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the case as you write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trial to write notes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message>
        <source>Open video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst frame first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is empty. Open a video or drop one on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the demonstration, a generated walk. Drop a video of your own on the window to start with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is not where it was. It is recognised by its content wherever it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This video has not been analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your corrections wait to be taken into the motion around them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All doubtful places have been looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this proposal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message>
        <source>For research and education, not a medical device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written; an older file of that name is as it was. Free some space or choose another folder. Details: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export could not be made; an older file of that name is as it was. Details: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two facts about an exported picture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1, %2 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::PeoplePanel</name>
    <message>
        <source>Rename the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People in this video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a person to see them everywhere; F2 names them; take the tick off those who do not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people were taken for each other in some frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found, not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 frames, mean reprojection error %3 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has been looked for yet: analyse the video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person and what is known of them</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::PersonData</name>
    <message>
        <source>The angles of this person cannot be computed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::RangeBar</name>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <comment>frames 3 to 9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: in which frames?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::RangeChooser</name>
    <message>
        <source>From event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which frames are exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <comment>event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, frame %3</source>
        <comment>event, side</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames %1 to %2, %3 s to %4 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected; drag over a curve or press I and O.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This trial has no events yet; press E at a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::RefineRunner</name>
    <message>
        <source>There is no analysis of this person to refine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The angles of this person are still being computed. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No correction waits: every one is part of the motion already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The motion around the corrections could not be refined.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::ReviewPage</name>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::SceneNames</name>
    <message>
        <source>Pelvis tilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelvis list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelvis rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hip flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hip adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hip rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right knee flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right ankle dorsiflexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right subtalar inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right toe flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hip flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hip adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hip rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left knee flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left ankle dorsiflexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left subtalar inversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left toe flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk bending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right shoulder flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right shoulder adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right shoulder rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right elbow flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right forearm pronation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left shoulder flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left shoulder adduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left shoulder rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left elbow flexion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left forearm pronation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right subtalar joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left subtalar joint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right forearm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left forearm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1°</source>
        <comment>an angle in degrees</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::SceneView</name>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a bone to choose its joint, drag its ring to turn it. Drag turns the view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the person as the video&apos;s camera does (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the person from their right (2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the person from ahead (3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the person from above (4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the whole person into the scene (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the video&apos;s camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the video&apos;s camera stood and what it saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no value in this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, being corrected; unfiltered, OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, out of date; unfiltered, OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, %3; unfiltered, OpenSim convention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No body in this frame: the person was not seen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::StartPage</name>
    <message>
        <source>%1 — %2</source>
        <comment>name of a case, when it was changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goniograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint angles of a moving person from one video: analyse, look, correct, report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A generated walk that is analysed already: something to see in every view, and nothing can be broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording of one person, best from the side with a camera that stands still. Dropping it on the window does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos, results and corrections that were saved before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet saved under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the selected one away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message>
        <source>licensed to you alone, not to be passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · body %4 (%5)</source>
        <comment>device, method, detector, body, licence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by version %1 at %2 (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key image(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next worst frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the worst frame that is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous worst frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back in the list of worst frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range starts here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected range start at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the selected range end at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add event…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an event at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the selected range as a phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the selected range, or this frame, as bad: it is interpolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap left and right in the selected range, or in this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason for doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: the body lies far from the keypoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: a joint is at its limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: the motion jumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: keypoints were hardly seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: left and right may be exchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubtful: the person was not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Time on the ruler, in seconds</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::TransportBar</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (its key)</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the range at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the range at this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate and direction of play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×</source>
        <comment>times as fast as recorded</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast Play runs: 1 is as recorded, 0.1 ten times slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backwards %1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forwards %1×</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::TrialVideo</name>
    <message>
        <source>This is another video than the one that was analysed. Choose the original file; its name does not matter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::VideoExport</name>
    <message>
        <source>There are no frames to export; choose another range.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::VideoIntake</name>
    <message>
        <source>&amp;Slow motion?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate at which the video was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow-motion clips play slower than they were recorded; times and speeds are right only with the rate of the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the facts of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video cannot be opened: %1. Other players may repair it by saving it again as MP4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for damage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, recorded at %1 as it plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded at %1, plays at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read to its end: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::VideoView</name>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture of this moment with the skeleton over it. Tab goes through the keypoints, Alt and the arrow keys move the chosen one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video cannot be shown: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file of this video where it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the video into its view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the video smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is not where it was. What was found in it can still be seen and corrected in the other views.
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame %1 is damaged in the file: there is no picture of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 · %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame %1 · %2 s · preview</source>
        <comment>half-size picture</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::ViewExport</name>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice as large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that stand below the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a video of the chosen frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below every picture stands where it comes from, and: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video was cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view shows no picture that could be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video is being made; the views follow it and come back when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::VtkWidget</name>
    <message>
        <source>This view needs OpenGL, which this screen does not offer. Start the program on a desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>gonio::Workspace</name>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Joint angles of a moving person from one video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr, es, zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demonstration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case (.gonio) or videos to open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
