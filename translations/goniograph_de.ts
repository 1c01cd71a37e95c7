<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
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
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Person %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has been found yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skeleton</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2D keypoints</source>
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
        <source>Show or hide: %1</source>
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
    <message>
        <source>%1 — ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2 of %3 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchecked people are ignored.</source>
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
