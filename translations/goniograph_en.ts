<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>VideoFacts</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation>
            <numerusform>%n frame cannot be decoded.</numerusform>
            <numerusform>%n frames cannot be decoded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation>
            <numerusform>%n frame depends on damaged ones and is left out.</numerusform>
            <numerusform>%n frames depend on damaged ones and are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation>
            <numerusform>The file has %n lines. The preview is the file.</numerusform>
            <numerusform>The file has %n lines. The preview is the file.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation>
            <numerusform>Refine %n places</numerusform>
            <numerusform>Refine %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful place(s) left to look at (N: the worst).</source>
        <translation>
            <numerusform>%n doubtful place left to look at (N: the worst).</numerusform>
            <numerusform>%n doubtful places left to look at (N: the worst).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message numerus="yes">
        <source>%n correction(s) do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</source>
        <translation>
            <numerusform>%n correction does not fit the new analysis, because it does not find the keypoint or the other person it names. It was removed; undo brings it and the old analysis back.</numerusform>
            <numerusform>%n corrections do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation>
            <numerusform>Checking %n file…</numerusform>
            <numerusform>Checking %n files…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation>
            <numerusform>%n place deserves a look.</numerusform>
            <numerusform>%n places deserve a look.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message numerus="yes">
        <source>Corrections wait for Refine in %n stretch(es) between frames %1 and %2: body and angles there are not final.</source>
        <translation>
            <numerusform>Corrections wait for Refine in %n stretch between frames %1 and %2: body and angles there are not final.</numerusform>
            <numerusform>Corrections wait for Refine in %n stretches between frames %1 and %2: body and angles there are not final.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::RunningCard</name>
    <message numerus="yes">
        <source>%n more analysis(es) wait.</source>
        <translation>
            <numerusform>%n more analysis waits.</numerusform>
            <numerusform>%n more analyses wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>Saved %n s ago</numerusform>
            <numerusform>Saved %n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Saved %n min ago</numerusform>
            <numerusform>Saved %n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation>
            <numerusform>Saved %n h ago</numerusform>
            <numerusform>Saved %n h ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n event.</numerusform>
            <numerusform>%n events.</numerusform>
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
            <numerusform>%n key image.</numerusform>
            <numerusform>%n key images.</numerusform>
        </translation>
    </message>
</context>
</TS>
