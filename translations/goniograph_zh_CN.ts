<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>For research and education, not a medical device</source>
        <translation>仅供研究与教育使用，不是医疗器械</translation>
    </message>
</context>
<context>
    <name>ActionGroup</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>审阅(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Correct</source>
        <translation>修正(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>标注(&amp;A)</translation>
    </message>
    <message>
        <source>A&amp;nalyse</source>
        <translation>分析(&amp;N)</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ActionTable</name>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>AngleCharts</name>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>stale: being computed</source>
        <translation>已过时：正在计算</translation>
    </message>
    <message>
        <source>preview: analysis is running</source>
        <translation>预览：分析正在进行</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>等待精修</translation>
    </message>
    <message>
        <source>No angles yet. Analyse the video to see curves here.</source>
        <translation>尚无角度。分析视频后，曲线将显示在此处。</translation>
    </message>
    <message>
        <source>This convention has no such angle.</source>
        <translation>此约定中没有这个角度。</translation>
    </message>
</context>
<context>
    <name>AngleNames</name>
    <message>
        <source>Pelvic tilt</source>
        <translation>骨盆前后倾</translation>
    </message>
    <message>
        <source>Pelvic obliquity</source>
        <translation>骨盆侧倾</translation>
    </message>
    <message>
        <source>Pelvic rotation</source>
        <translation>骨盆旋转</translation>
    </message>
    <message>
        <source>Hip flexion</source>
        <translation>髋屈曲</translation>
    </message>
    <message>
        <source>Hip adduction</source>
        <translation>髋内收</translation>
    </message>
    <message>
        <source>Hip internal rotation</source>
        <translation>髋内旋</translation>
    </message>
    <message>
        <source>Knee flexion</source>
        <translation>膝屈曲</translation>
    </message>
    <message>
        <source>Ankle dorsiflexion</source>
        <translation>踝背屈</translation>
    </message>
    <message>
        <source>Subtalar inversion</source>
        <translation>距下关节内翻</translation>
    </message>
    <message>
        <source>Toe flexion</source>
        <translation>足趾屈曲</translation>
    </message>
    <message>
        <source>Foot progression, toes in</source>
        <translation>足偏角，足尖向内</translation>
    </message>
    <message>
        <source>Lumbar extension</source>
        <translation>腰椎伸展</translation>
    </message>
    <message>
        <source>Spine flexion</source>
        <translation>脊柱屈曲</translation>
    </message>
    <message>
        <source>Spine bending to the right</source>
        <translation>脊柱右侧屈</translation>
    </message>
    <message>
        <source>Spine rotation to the left</source>
        <translation>脊柱左旋</translation>
    </message>
    <message>
        <source>Trunk forward lean</source>
        <translation>躯干前倾</translation>
    </message>
    <message>
        <source>Trunk lean to the right</source>
        <translation>躯干右倾</translation>
    </message>
    <message>
        <source>Trunk rotation to the left</source>
        <translation>躯干左旋</translation>
    </message>
    <message>
        <source>Shoulder flexion</source>
        <translation>肩屈曲</translation>
    </message>
    <message>
        <source>Shoulder adduction</source>
        <translation>肩内收</translation>
    </message>
    <message>
        <source>Shoulder internal rotation</source>
        <translation>肩内旋</translation>
    </message>
    <message>
        <source>Elbow flexion</source>
        <translation>肘屈曲</translation>
    </message>
    <message>
        <source>Forearm pronation</source>
        <translation>前臂旋前</translation>
    </message>
    <message>
        <source>Gait, sagittal</source>
        <translation>步态，矢状面</translation>
    </message>
    <message>
        <source>Gait, frontal</source>
        <translation>步态，冠状面</translation>
    </message>
    <message>
        <source>Squat</source>
        <translation>深蹲</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>跳跃</translation>
    </message>
    <message>
        <source>%1 (°)</source>
        <extracomment>Title of a chart: an angle and its unit</extracomment>
        <translation>%1（°）</translation>
    </message>
    <message>
        <source>OpenSim convention · filtered %1 Hz</source>
        <translation>OpenSim 约定 · 已滤波 %1 Hz</translation>
    </message>
    <message>
        <source>Clinical convention · filtered %1 Hz</source>
        <translation>临床约定 · 已滤波 %1 Hz</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim 约定</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>临床约定</translation>
    </message>
</context>
<context>
    <name>AngleReading</name>
    <message>
        <source>right %1° measured</source>
        <translation>右 %1° 实测</translation>
    </message>
    <message>
        <source>right %1° interpolated</source>
        <translation>右 %1° 插值</translation>
    </message>
    <message>
        <source>right %1° corrected</source>
        <translation>右 %1° 已修正</translation>
    </message>
    <message>
        <source>right missing</source>
        <translation>右侧缺失</translation>
    </message>
    <message>
        <source>left %1° measured</source>
        <translation>左 %1° 实测</translation>
    </message>
    <message>
        <source>left %1° interpolated</source>
        <translation>左 %1° 插值</translation>
    </message>
    <message>
        <source>left %1° corrected</source>
        <translation>左 %1° 已修正</translation>
    </message>
    <message>
        <source>left missing</source>
        <translation>左侧缺失</translation>
    </message>
    <message>
        <source>%1° measured</source>
        <translation>%1° 实测</translation>
    </message>
    <message>
        <source>%1° interpolated</source>
        <translation>%1° 插值</translation>
    </message>
    <message>
        <source>%1° corrected</source>
        <translation>%1° 已修正</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1，置信度低</translation>
    </message>
    <message>
        <source>%1, stale</source>
        <translation>%1，已过时</translation>
    </message>
    <message>
        <source>%1, preview</source>
        <translation>%1，预览</translation>
    </message>
    <message>
        <source>right %1° set by you</source>
        <translation>右侧 %1°，由您设置</translation>
    </message>
    <message>
        <source>left %1° set by you</source>
        <translation>左侧 %1°，由您设置</translation>
    </message>
    <message>
        <source>%1° set by you</source>
        <translation>%1°，由您设置</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1，等待精修</translation>
    </message>
    <message>
        <source>right not estimated</source>
        <translation>右侧未估计</translation>
    </message>
    <message>
        <source>left not estimated</source>
        <translation>左侧未估计</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>未估计</translation>
    </message>
</context>
<context>
    <name>AngleWords</name>
    <message>
        <source>%1, right</source>
        <comment>name of an angle</comment>
        <translation>右侧%1</translation>
    </message>
    <message>
        <source>%1, left</source>
        <comment>name of an angle</comment>
        <translation>左侧%1</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>frames %1 to %2</source>
        <translation>第 %1 至 %2 帧</translation>
    </message>
    <message>
        <source>%1, %2, %3 off</source>
        <translation>%1，%2，相差 %3</translation>
    </message>
    <message>
        <source>%1, %2, %3 px off</source>
        <translation>%1，%2，相差 %3 像素</translation>
    </message>
    <message>
        <source>The body cannot reach every correction; the nearest it can stands: %1.</source>
        <translation>身体模型无法达到所有修正；已取最接近的姿势：%1。</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things that were missed</comment>
        <translation>； </translation>
    </message>
    <message>
        <source>Keypoint “%1” moved</source>
        <translation>已移动关键点“%1”</translation>
    </message>
    <message>
        <source>%1: set to %2</source>
        <translation>%1：设为 %2</translation>
    </message>
    <message>
        <source>Marked as bad, %1</source>
        <translation>已标为不良，%1</translation>
    </message>
    <message>
        <source>Left and right swapped, %1</source>
        <translation>左右已互换，%1</translation>
    </message>
    <message>
        <source>Swapped with person %1, %2</source>
        <translation>已与人物 %1 互换，%2</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, %1</source>
        <translation>下肢左右已互换，%1</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, %1</source>
        <translation>上肢左右已互换，%1</translation>
    </message>
</context>
<context>
    <name>CaseEdit</name>
    <message>
        <source>The change was not made.</source>
        <translation>未能进行更改。</translation>
    </message>
</context>
<context>
    <name>EditSentence</name>
    <message>
        <source>New case</source>
        <translation>新建案例</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>重命名案例</translation>
    </message>
    <message>
        <source>Rename the case to “%1”</source>
        <translation>将案例重命名为“%1”</translation>
    </message>
    <message>
        <source>Add a trial</source>
        <translation>添加试次</translation>
    </message>
    <message>
        <source>Add the trial “%1”</source>
        <translation>添加试次“%1”</translation>
    </message>
    <message>
        <source>Remove a trial</source>
        <translation>移除试次</translation>
    </message>
    <message>
        <source>Remove the trial “%1”</source>
        <translation>移除试次“%1”</translation>
    </message>
    <message>
        <source>Rename a trial</source>
        <translation>重命名试次</translation>
    </message>
    <message>
        <source>Rename the trial to “%1”</source>
        <translation>将试次重命名为“%1”</translation>
    </message>
    <message>
        <source>Find the video elsewhere</source>
        <translation>在其他位置查找视频</translation>
    </message>
    <message>
        <source>Find the video elsewhere: %1</source>
        <translation>在其他位置查找视频：%1</translation>
    </message>
    <message>
        <source>Edit the notes</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Analyse “%1”</source>
        <translation>分析“%1”</translation>
    </message>
    <message>
        <source>Change a person</source>
        <translation>更改人物</translation>
    </message>
    <message>
        <source>Change the person “%1”</source>
        <translation>更改人物“%1”</translation>
    </message>
    <message>
        <source>Move a keypoint</source>
        <translation>移动关键点</translation>
    </message>
    <message>
        <source>Move the keypoint “%1” in frame %2</source>
        <translation>移动第 %2 帧的关键点“%1”</translation>
    </message>
    <message>
        <source>Set a joint angle</source>
        <translation>设置关节角度</translation>
    </message>
    <message>
        <source>Set the angle “%1” in frame %2</source>
        <translation>设置第 %2 帧的角度“%1”</translation>
    </message>
    <message>
        <source>Delete a correction</source>
        <translation>删除修正</translation>
    </message>
    <message>
        <source>Delete the correction “%1” in frame %2</source>
        <translation>删除第 %2 帧的修正“%1”</translation>
    </message>
    <message>
        <source>Move a correction to another frame</source>
        <translation>将修正移到另一帧</translation>
    </message>
    <message>
        <source>Move the correction “%1” to frame %2</source>
        <translation>将修正“%1”移到第 %2 帧</translation>
    </message>
    <message>
        <source>Mark frames as bad</source>
        <translation>将帧标为不良</translation>
    </message>
    <message>
        <source>Mark frames %1–%2 as bad</source>
        <translation>将第 %1–%2 帧标为不良</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Swap left and right in frames %1–%2</source>
        <translation>在第 %1–%2 帧左右互换</translation>
    </message>
    <message>
        <source>Swap two people</source>
        <translation>互换两个人物</translation>
    </message>
    <message>
        <source>Swap two people in frames %1–%2</source>
        <translation>在第 %1–%2 帧互换两个人物</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>精修</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>精修第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Smooth a curve</source>
        <translation>平滑曲线</translation>
    </message>
    <message>
        <source>Smooth the angle “%1” near frame %2</source>
        <translation>在第 %2 帧附近平滑角度“%1”</translation>
    </message>
    <message>
        <source>Place an event</source>
        <translation>放置事件</translation>
    </message>
    <message>
        <source>Place the event “%1” at frame %2</source>
        <translation>在第 %2 帧放置事件“%1”</translation>
    </message>
    <message>
        <source>Delete an event</source>
        <translation>删除事件</translation>
    </message>
    <message>
        <source>Delete the event “%1”</source>
        <translation>删除事件“%1”</translation>
    </message>
    <message>
        <source>Place a phase</source>
        <translation>放置阶段</translation>
    </message>
    <message>
        <source>Place the phase “%1”</source>
        <translation>放置阶段“%1”</translation>
    </message>
    <message>
        <source>Delete a phase</source>
        <translation>删除阶段</translation>
    </message>
    <message>
        <source>Delete the phase “%1”</source>
        <translation>删除阶段“%1”</translation>
    </message>
    <message>
        <source>Draw on the video</source>
        <translation>在视频上绘图</translation>
    </message>
    <message>
        <source>Draw on the video: %1</source>
        <translation>在视频上绘图：%1</translation>
    </message>
    <message>
        <source>Delete a drawing</source>
        <translation>删除图形</translation>
    </message>
    <message>
        <source>Delete a drawing: %1</source>
        <translation>删除图形：%1</translation>
    </message>
    <message>
        <source>Keep a key image</source>
        <translation>保留关键图像</translation>
    </message>
    <message>
        <source>Keep frame %1 as a key image</source>
        <translation>将第 %1 帧保留为关键图像</translation>
    </message>
    <message>
        <source>Delete a key image</source>
        <translation>删除关键图像</translation>
    </message>
    <message>
        <source>Delete the key image of frame %1</source>
        <translation>删除第 %1 帧的关键图像</translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation>多项更改</translation>
    </message>
    <message>
        <source>Call frames right</source>
        <translation>确认帧无误</translation>
    </message>
    <message>
        <source>Frames %1–%2 looked at: right</source>
        <translation>已查看第 %1–%2 帧：无误</translation>
    </message>
    <message>
        <source>Call frames doubtful again</source>
        <translation>将帧重新标为存疑</translation>
    </message>
    <message>
        <source>Frames %1–%2 doubtful again</source>
        <translation>将第 %1–%2 帧重新标为存疑</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>Goniograph made a mistake of its own.</source>
        <translation>Goniograph 自身发生了错误。</translation>
    </message>
    <message>
        <source>The settings and the video do not go together.</source>
        <translation>设置与视频不相符。</translation>
    </message>
    <message>
        <source>A file is not where it was.</source>
        <translation>有文件不在原来的位置。</translation>
    </message>
    <message>
        <source>A file is damaged, or not what its name says.</source>
        <translation>有文件已损坏，或与其名称不符。</translation>
    </message>
    <message>
        <source>A file is of a kind that this version cannot use.</source>
        <translation>有文件的类型是此版本无法使用的。</translation>
    </message>
    <message>
        <source>A file asks for something that is never done, such as running a program.</source>
        <translation>有文件要求执行绝不允许的操作，例如运行程序。</translation>
    </message>
    <message>
        <source>A file that the analysis needs is not installed.</source>
        <translation>分析所需的文件尚未安装。</translation>
    </message>
    <message>
        <source>Nobody could be followed in the video.</source>
        <translation>在视频中未能跟踪到任何人。</translation>
    </message>
    <message>
        <source>The disk is full, or the folder may not be written to.</source>
        <translation>磁盘已满，或文件夹不可写入。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>No posture of a body explains what was seen.</source>
        <translation>没有任何身体姿势能解释所见内容。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, copy the details and report them.</source>
        <translation>请重试；如再次发生，请复制详细信息并报告。</translation>
    </message>
    <message>
        <source>Look at the settings in the job panel and start anew.</source>
        <translation>请检查任务面板中的设置，然后重新开始。</translation>
    </message>
    <message>
        <source>Find the file again, or put it back in its place.</source>
        <translation>请重新查找该文件，或将其放回原处。</translation>
    </message>
    <message>
        <source>Copy the file from its source once more; for a video, play it to its end.</source>
        <translation>请从来源重新复制该文件；若是视频，请将其播放到结尾。</translation>
    </message>
    <message>
        <source>Convert the video to MP4 with H.264, or choose another file.</source>
        <translation>请将视频转换为 H.264 编码的 MP4，或选择其他文件。</translation>
    </message>
    <message>
        <source>Use the file only if it comes from its official source.</source>
        <translation>仅当文件来自官方来源时才使用。</translation>
    </message>
    <message>
        <source>Import the missing file, or choose another backend or body.</source>
        <translation>请导入缺少的文件，或选择其他后端或身体模型。</translation>
    </message>
    <message>
        <source>The whole person should be in view, lit well, and at least a sixth of the picture high; another detector may see them.</source>
        <translation>人物应全身入镜、光线充足，且高度至少占画面的六分之一；换用其他检测器也许能检测到。</translation>
    </message>
    <message>
        <source>Make room on the disk; the finished frames are kept.</source>
        <translation>请腾出磁盘空间；已完成的帧会保留。</translation>
    </message>
    <message>
        <source>The finished frames are kept; start again to go on with them.</source>
        <translation>已完成的帧会保留；再次启动即可继续。</translation>
    </message>
    <message>
        <source>Look at the keypoints on the video; another detector may place them better.</source>
        <translation>请检查视频上的关键点；其他检测器也许定位得更准。</translation>
    </message>
    <message>
        <source>It does not fit the case as it is now.</source>
        <translation>与案例的当前状态不符。</translation>
    </message>
    <message>
        <source>A step of the history could not be read back.</source>
        <translation>无法读回历史中的某一步。</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>已存在同名文件。</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>它可能已被移动或重命名。</translation>
    </message>
    <message>
        <source>The file is damaged or not a case.</source>
        <translation>文件已损坏，或不是案例文件。</translation>
    </message>
    <message>
        <source>It was made by a newer version of the program.</source>
        <translation>该文件由更新版本的程序创建。</translation>
    </message>
    <message>
        <source>The file is damaged or not a video.</source>
        <translation>文件已损坏，或不是视频文件。</translation>
    </message>
    <message>
        <source>It is a kind of video that this version cannot read.</source>
        <translation>此版本无法读取这种类型的视频。</translation>
    </message>
    <message>
        <source>What was chosen and the results do not go together.</source>
        <translation>所选内容与结果不相符。</translation>
    </message>
    <message>
        <source>The files do not belong together.</source>
        <translation>这些文件不属于同一组。</translation>
    </message>
    <message>
        <source>A file that belongs to it is missing.</source>
        <translation>缺少与之配套的文件。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Look for it in its folder, or open another case.</source>
        <translation>请在其文件夹中查找，或打开其他案例。</translation>
    </message>
    <message>
        <source>A copy made earlier may still open.</source>
        <translation>以前制作的副本也许仍可打开。</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>请更新程序。</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>请腾出空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Copy it from the camera once more; other players may repair it by saving it again as MP4.</source>
        <translation>请从摄像机重新复制该视频；其他播放器也许可通过另存为 MP4 修复它。</translation>
    </message>
    <message>
        <source>Other players may save it again as MP4 with H.264.</source>
        <translation>其他播放器也许可将其另存为 H.264 编码的 MP4。</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>请腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Choose other angles or another range.</source>
        <translation>请选择其他角度或其他范围。</translation>
    </message>
    <message>
        <source>Undo the last step and try again.</source>
        <translation>请撤销上一步后重试。</translation>
    </message>
    <message>
        <source>The case itself is unharmed: go on from here.</source>
        <translation>案例本身未受损：请从此处继续。</translation>
    </message>
    <message>
        <source>Choose all files of the network or body at once.</source>
        <translation>请一次选中该网络或身体模型的所有文件。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <comment>for support, in English</comment>
        <translation>详细信息：%1</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Finds 33 keypoints of a person in every picture. Used for new videos instead of the built-in network; any other keypoint network with a description of its own will do as well.</source>
        <translation>在每幅画面中找出一个人的 33 个关键点。分析新视频时用它代替内置网络；任何附有自身说明文件的其他关键点网络也可使用。</translation>
    </message>
    <message>
        <source>The program does not contain it: it belongs to its authors and is published by them.</source>
        <translation>程序不包含它：它归其作者所有，并由作者发布。</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_landmark_lite.tflite; converted to ONNX.</source>
        <translation>发布于 google/mediapipe，文件为 pose_landmark_lite.tflite；已转换为 ONNX。</translation>
    </message>
    <message>
        <source>Finds the region of one person, from which the keypoint network starts.</source>
        <translation>找出一个人所在的区域，关键点网络由此开始。</translation>
    </message>
    <message>
        <source>Published in google/mediapipe as pose_detection.tflite; converted to ONNX.</source>
        <translation>发布于 google/mediapipe，文件为 pose_detection.tflite；已转换为 ONNX。</translation>
    </message>
    <message>
        <source>Finds all people in a picture. Without it OpenCV&apos;s built-in detector is used, which misses bent and small figures.</source>
        <translation>找出画面中的所有人。没有它则使用 OpenCV 内置的检测器，后者会漏检弯身和较小的人物。</translation>
    </message>
    <message>
        <source>Published at github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample as model/yolox_nano.onnx.</source>
        <translation>发布于 github.com/Kazuhito00/YOLOX-ONNX-TFLite-Sample，文件为 model/yolox_nano.onnx。</translation>
    </message>
    <message>
        <source>The licensed SKEL body, version 1.1.1. The program&apos;s own bodies, open-female and open-male, work without it.</source>
        <translation>需许可的 SKEL 身体模型，版本 1.1.1。程序自带的身体模型 open-female 和 open-male 无需它即可使用。</translation>
    </message>
    <message>
        <source>Its licence is personal and allows no passing on, changed or not: whoever uses it gets it from its owners.</source>
        <translation>其许可仅限个人，无论是否修改均不得转让：使用者须自行向其所有者获取。</translation>
    </message>
    <message>
        <source>The two bodies: SKEL project page of the Max Planck Institute for Intelligent Systems, skel_models_v1.1.zip, after registering there. The two regressors: IsshikiHugh/HSMR-data_inputs on Hugging Face. Choose all files together.</source>
        <translation>两个身体模型：马克斯·普朗克智能系统研究所的 SKEL 项目页面，skel_models_v1.1.zip，须在该处注册。两个回归器：Hugging Face 上的 IsshikiHugh/HSMR-data_inputs。请一次选中所有文件。</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, personal, must not be passed on</source>
        <translation>仅限非商业科学研究，仅限个人使用，不得转让</translation>
    </message>
    <message>
        <source>The weights of HSMR: a network that sees the whole body in one picture, for the backend hsmr.</source>
        <translation>HSMR 的权重：从单张画面中识别整个身体的网络，用于 hsmr 方法。</translation>
    </message>
    <message>
        <source>Published by HSMR&apos;s authors (IsshikiHugh/HSMR on GitHub) as HSMR-ViTH-r1d1, checkpoints/hsmr.ckpt.</source>
        <translation>由 HSMR 作者发布（GitHub 上的 IsshikiHugh/HSMR），文件为 HSMR-ViTH-r1d1 中的 checkpoints/hsmr.ckpt。</translation>
    </message>
    <message>
        <source>Non-commercial scientific research only, must not be passed on</source>
        <translation>仅限非商业科学研究，不得转交他人</translation>
    </message>
    <message>
        <source>The weights of SKEL-CF, for the backend skelcf, with the network that estimates the camera&apos;s field of view.</source>
        <translation>SKEL-CF 的权重，用于 skelcf 方法，包含估计相机视场角的网络。</translation>
    </message>
    <message>
        <source>Published by SKEL-CF&apos;s authors on Hugging Face, Intellindust/SKEL_CF_vitpose_H.</source>
        <translation>由 SKEL-CF 作者发布在 Hugging Face 上：Intellindust/SKEL_CF_vitpose_H。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Right foot strike</source>
        <translation>右足着地</translation>
    </message>
    <message>
        <source>Left foot strike</source>
        <translation>左足着地</translation>
    </message>
    <message>
        <source>Foot strike</source>
        <translation>足着地</translation>
    </message>
    <message>
        <source>Right toe off</source>
        <translation>右足趾离地</translation>
    </message>
    <message>
        <source>Left toe off</source>
        <translation>左足趾离地</translation>
    </message>
    <message>
        <source>Toe off</source>
        <translation>足趾离地</translation>
    </message>
    <message>
        <source>Take-off</source>
        <translation>起跳</translation>
    </message>
    <message>
        <source>Right take-off</source>
        <translation>右足起跳</translation>
    </message>
    <message>
        <source>Left take-off</source>
        <translation>左足起跳</translation>
    </message>
    <message>
        <source>Landing</source>
        <translation>落地</translation>
    </message>
    <message>
        <source>Right landing</source>
        <translation>右足落地</translation>
    </message>
    <message>
        <source>Left landing</source>
        <translation>左足落地</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>最低点</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>不良</translation>
    </message>
    <message>
        <source>left and right swapped</source>
        <translation>左右已互换</translation>
    </message>
    <message>
        <source>people swapped</source>
        <translation>人物已互换</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>phases</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>key images</source>
        <translation>关键图像</translation>
    </message>
    <message>
        <source>Event: %1, frame %2</source>
        <translation>事件：%1，第 %2 帧</translation>
    </message>
    <message>
        <source>Correction of %1, frame %2</source>
        <translation>%1的修正，第 %2 帧</translation>
    </message>
    <message>
        <source>Marked as bad, frames %1–%2</source>
        <translation>已标为不良，第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Left and right swapped, frames %1–%2</source>
        <translation>左右已互换，第 %1–%2 帧</translation>
    </message>
    <message>
        <source>People swapped, frames %1–%2</source>
        <translation>人物已互换，第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Phase: %1, frames %2–%3</source>
        <translation>阶段：%1，第 %2–%3 帧</translation>
    </message>
    <message>
        <source>Key image: %1, frame %2</source>
        <translation>关键图像：%1，第 %2 帧</translation>
    </message>
    <message>
        <source>legs swapped</source>
        <translation>下肢左右已互换</translation>
    </message>
    <message>
        <source>arms swapped</source>
        <translation>上肢左右已互换</translation>
    </message>
    <message>
        <source>Left and right of the legs swapped, frames %1–%2</source>
        <translation>下肢左右已互换，第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Left and right of the arms swapped, frames %1–%2</source>
        <translation>上肢左右已互换，第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Looked at and right, frames %1–%2</source>
        <translation>已查看且无误，第 %1–%2 帧</translation>
    </message>
</context>
<context>
    <name>VideoFacts</name>
    <message>
        <source>%1 × %2 px</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>about %1 frames a second, varying</source>
        <translation>约每秒 %1 帧，可变帧率</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>时长 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>shown turned by %1°</source>
        <translation>旋转 %1° 显示</translation>
    </message>
    <message>
        <source>shown mirrored</source>
        <translation>镜像显示</translation>
    </message>
    <message>
        <source>pixels are not square</source>
        <translation>像素不是正方形</translation>
    </message>
    <message>
        <source>No damage found.</source>
        <translation>未发现损坏。</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) cannot be decoded.</source>
        <translation>
            <numerusform>%n 帧无法解码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) depend on damaged ones and are left out.</source>
        <translation>
            <numerusform>%n 帧依赖于损坏的帧，已略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is not quite in order.</source>
        <translation>该文件不太完好。</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>&amp;Recent cases</source>
        <translation>最近的案例(&amp;R)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
</context>
<context>
    <name>gonio::AboutPage</name>
    <message>
        <source>About Goniograph</source>
        <translation>关于 Goniograph</translation>
    </message>
    <message>
        <source>Turns a video of a moving person into a three-dimensional body and joint-angle curves that can be looked at, corrected and reported.</source>
        <translation>将一段人体运动视频转换为三维身体和关节角度曲线，供查看、修正和出具报告。</translation>
    </message>
    <message>
        <source>Do not diagnose or treat by its numbers alone.</source>
        <translation>请勿仅凭其数值进行诊断或治疗。</translation>
    </message>
    <message>
        <source>It never uses the network: videos, results and corrections stay on this computer.</source>
        <translation>它从不使用网络：视频、结果和修正都留在这台计算机上。</translation>
    </message>
    <message>
        <source>Licence of the program and of its two bodies, open-female and open-male: Apache-2.0. Imported bodies and networks keep the licence of their owners.</source>
        <translation>程序及其两个身体模型 open-female 和 open-male 的许可：Apache-2.0。导入的身体模型和网络保留其所有者的许可。</translation>
    </message>
    <message>
        <source>It stands on these libraries:</source>
        <translation>它基于以下库：</translation>
    </message>
</context>
<context>
    <name>gonio::AnalysisJob</name>
    <message>
        <source>Waiting for the analysis before it</source>
        <translation>正在等待前面的分析</translation>
    </message>
    <message>
        <source>Putting the results into the case</source>
        <translation>正在将结果写入案例</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled; the finished frames are kept</source>
        <translation>已取消；已完成的帧会保留</translation>
    </message>
    <message>
        <source>Opening the video and loading the networks</source>
        <translation>正在打开视频并加载网络</translation>
    </message>
    <message>
        <source>Finding people: frame %1 of %2</source>
        <translation>正在检测人物：第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Finding keypoints: frame %1 of %2</source>
        <translation>正在检测关键点：第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>Fitting the body: frame %1 of %2</source>
        <translation>正在拟合身体：第 %1 帧，共 %2 帧</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <comment>minutes and seconds of an analysis that is running</comment>
        <translation>剩余 %1:%2</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>剩余 %1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>gonio::AngleControl</name>
    <message>
        <source>From %1 to %2, OpenSim convention.</source>
        <translation>从 %1 到 %2，OpenSim 约定。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>由您设置</translation>
    </message>
    <message>
        <source>low confidence</source>
        <translation>置信度低</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>未估计</translation>
    </message>
</context>
<context>
    <name>gonio::AngleExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>已另存为 %1</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>角度约定</translation>
    </message>
    <message>
        <source>What the names and signs mean</source>
        <translation>名称和符号的含义</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim 约定</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>临床约定</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>What the file can be read with</source>
        <translation>可读取该文件的软件</translation>
    </message>
    <message>
        <source>CSV table with raw values and confidence</source>
        <translation>包含原始值和置信度的 CSV 表格</translation>
    </message>
    <message>
        <source>OpenSim motion (.mot)</source>
        <translation>OpenSim 运动文件 (.mot)</translation>
    </message>
    <message>
        <source>Angles to export</source>
        <translation>要导出的角度</translation>
    </message>
    <message>
        <source>Space checks the angle</source>
        <translation>按空格键勾选角度</translation>
    </message>
    <message>
        <source>Save angles…</source>
        <translation>保存角度…</translation>
    </message>
    <message>
        <source>Save the angles</source>
        <translation>保存角度</translation>
    </message>
    <message>
        <source>Save the file as the preview shows it</source>
        <translation>按预览所示保存文件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Check all angles</source>
        <translation>勾选所有角度</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Uncheck all angles</source>
        <translation>取消勾选所有角度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Preview of the file</source>
        <translation>文件预览</translation>
    </message>
    <message>
        <source>Preview of the file with the marks</source>
        <translation>带标记的文件预览</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Events and phases, a second file</source>
        <translation>事件和阶段，另一个文件</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Positive: %1. Zero: %2.</source>
        <translation>正值：%1。零位：%2。</translation>
    </message>
    <message>
        <source>Degrees with 4 decimals, times in seconds with 6; decimals have a point in every language.</source>
        <translation>角度保留 4 位小数，时间以秒计保留 6 位；在任何语言下小数点均为句点。</translation>
    </message>
    <message>
        <source>Degrees with 8 decimals; only frames in which every chosen angle is known.</source>
        <translation>角度保留 8 位小数；仅含所有选定角度均已知的帧。</translation>
    </message>
    <message>
        <source>There are no angles yet. Analyse this trial first.</source>
        <translation>尚无角度。请先分析此试次。</translation>
    </message>
    <message>
        <source>The angles are being computed; the preview follows.</source>
        <translation>正在计算角度；随后显示预览。</translation>
    </message>
    <message>
        <source>No angle is chosen. Check at least one.</source>
        <translation>未选择角度。请至少勾选一个。</translation>
    </message>
    <message>
        <source>There are no frames in this range. Choose another one.</source>
        <translation>此范围内没有帧。请选择其他范围。</translation>
    </message>
    <message numerus="yes">
        <source>The file has %n lines. The preview is the file.</source>
        <translation>
            <numerusform>文件共 %n 行。预览即为文件内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be made: %1</source>
        <translation>无法生成文件：%1</translation>
    </message>
    <message>
        <source>Save angles</source>
        <translation>保存角度</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>OpenSim motions (*.mot)</source>
        <translation>OpenSim 运动文件 (*.mot)</translation>
    </message>
    <message>
        <source>The preview is not ready yet; wait for it and save again.</source>
        <translation>预览尚未就绪；请等待其完成后再保存。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of an angle, name of its column</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The angles cannot be written.</source>
        <translation>无法写入角度。</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesModel</name>
    <message>
        <source>not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>being computed anew</source>
        <translation>正在重新计算</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1，置信度低</translation>
    </message>
    <message>
        <source>%1, low confidence on both sides</source>
        <translation>%1，双侧置信度低</translation>
    </message>
    <message>
        <source>%1, low confidence on the right</source>
        <translation>%1，右侧置信度低</translation>
    </message>
    <message>
        <source>%1, low confidence on the left</source>
        <translation>%1，左侧置信度低</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1, range of motion: %2</source>
        <translation>%1，活动度：%2</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Right (°)</source>
        <translation>右（°）</translation>
    </message>
    <message>
        <source>Left (°)</source>
        <translation>左（°）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>not filtered</source>
        <translation>未滤波</translation>
    </message>
    <message>
        <source>filtered %1 Hz</source>
        <translation>已滤波 %1 Hz</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>%1?</source>
        <comment>a source in doubt: measured?</comment>
        <translation>%1？</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Range of motion, right (°)</source>
        <translation>右侧活动度（°）</translation>
    </message>
    <message>
        <source>ROM R</source>
        <comment>range of motion, right; short</comment>
        <translation>ROM 右</translation>
    </message>
    <message>
        <source>Range of motion, left (°)</source>
        <translation>左侧活动度（°）</translation>
    </message>
    <message>
        <source>ROM L</source>
        <comment>range of motion, left; short</comment>
        <translation>ROM 左</translation>
    </message>
    <message>
        <source>not estimated</source>
        <translation>未估计</translation>
    </message>
</context>
<context>
    <name>gonio::AnglesPanel</name>
    <message>
        <source>Switch between OpenSim and clinical angles</source>
        <translation>在 OpenSim 角度与临床角度之间切换</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim 约定</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>临床约定</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>角度约定</translation>
    </message>
    <message>
        <source>What the angles are measured against, and their signs</source>
        <translation>角度的测量基准及其符号</translation>
    </message>
    <message>
        <source>Angles at this frame</source>
        <translation>此帧的角度</translation>
    </message>
    <message>
        <source>The angles are being computed.</source>
        <translation>正在计算角度。</translation>
    </message>
    <message>
        <source>There are no angles yet: this person has not been analysed.</source>
        <translation>尚无角度：此人物尚未分析。</translation>
    </message>
    <message>
        <source>Frame %1, %2 s, %3</source>
        <translation>第 %1 帧，%2 秒，%3</translation>
    </message>
    <message>
        <source>Range: greatest minus least value of the whole trial.</source>
        <translation>活动度：整个试次的最大值减最小值。</translation>
    </message>
    <message>
        <source>Range: greatest minus least value in %1.</source>
        <translation>活动度：%1内的最大值减最小值。</translation>
    </message>
</context>
<context>
    <name>gonio::BodyLayer</name>
    <message>
        <source>%1: missing</source>
        <comment>angle</comment>
        <translation>%1：缺失</translation>
    </message>
    <message>
        <source>%1°  %2</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1，置信度低</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1，正在重新计算</translation>
    </message>
    <message>
        <source>%1°  %2, set by you</source>
        <comment>value, what is positive</comment>
        <translation>%1°  %2，由您设置</translation>
    </message>
    <message>
        <source>waits for Refine</source>
        <translation>等待精修</translation>
    </message>
    <message>
        <source>%1, waits for Refine</source>
        <translation>%1，等待精修</translation>
    </message>
    <message>
        <source>%1: not estimated</source>
        <comment>angle</comment>
        <translation>%1：未估计</translation>
    </message>
</context>
<context>
    <name>gonio::CaseActions</name>
    <message>
        <source>Cases (*.gonio)</source>
        <translation>案例 (*.gonio)</translation>
    </message>
    <message>
        <source>Open &amp;video…</source>
        <translation>打开视频(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;New case</source>
        <translation>新建案例(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open case…</source>
        <translation>打开案例(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save case as…</source>
        <translation>案例另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration</source>
        <translation>打开演示(&amp;D)</translation>
    </message>
    <message>
        <source>Start the demonstration &amp;afresh</source>
        <translation>重新开始演示(&amp;A)</translation>
    </message>
    <message>
        <source>A new case could not be made.</source>
        <translation>无法新建案例。</translation>
    </message>
    <message>
        <source>The case could not be opened.</source>
        <translation>无法打开案例。</translation>
    </message>
    <message>
        <source>The demonstration could not be opened.</source>
        <translation>无法打开演示。</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开案例</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;All files (*)</source>
        <translation>视频 (*.mp4 *.mov *.m4v *.avi *.mkv *.webm *.mts *.m2ts *.mpg *.ts);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save case as</source>
        <translation>案例另存为</translation>
    </message>
    <message>
        <source>The case could not be saved there.</source>
        <translation>无法将案例保存到该处。</translation>
    </message>
    <message>
        <source>No case has been saved yet</source>
        <translation>尚未保存过任何案例</translation>
    </message>
    <message>
        <source>Throw the case away?</source>
        <translation>丢弃该案例？</translation>
    </message>
    <message>
        <source>The case was never saved under a name. What was done in it is lost for good.</source>
        <translation>该案例从未以名称保存。其中所做的一切将永久丢失。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>gonio::CaseDocument</name>
    <message>
        <source>The last changes are not saved yet: the disk is slow to answer.</source>
        <translation>最近的更改尚未保存：磁盘响应缓慢。</translation>
    </message>
    <message>
        <source>Changes are not saved: another window has this case open, or its file or folder may not be written to. Save the case under another name to keep them.</source>
        <translation>更改未保存：此案例已在另一个窗口中打开，或其文件或文件夹不可写入。请以其他名称保存案例以保留更改。</translation>
    </message>
    <message>
        <source>Nothing was undone or done again, and the history was emptied.</source>
        <translation>未执行撤销或重做，历史已清空。</translation>
    </message>
</context>
<context>
    <name>gonio::CasePanel</name>
    <message>
        <source>Trials</source>
        <translation>试次</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>未命名案例</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>已分析</translation>
    </message>
    <message>
        <source>not analysed</source>
        <translation>未分析</translation>
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
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the trial</source>
        <translation>试次名称</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>案例名称</translation>
    </message>
    <message>
        <source>Rename the trial</source>
        <translation>重命名试次</translation>
    </message>
    <message>
        <source>Remove the trial from the case</source>
        <translation>从案例中移除试次</translation>
    </message>
    <message>
        <source>Rename the case</source>
        <translation>重命名案例</translation>
    </message>
    <message>
        <source>F2 renames the trial, Delete removes it; undo brings it back.</source>
        <translation>F2 重命名试次，Delete 移除试次；撤销可恢复。</translation>
    </message>
</context>
<context>
    <name>gonio::CaseWriter</name>
    <message>
        <source>The case has no file yet.</source>
        <translation>该案例尚无文件。</translation>
    </message>
    <message>
        <source>The last changes are not saved yet; it is tried again every second.</source>
        <translation>最近的更改尚未保存；每秒重试一次。</translation>
    </message>
</context>
<context>
    <name>gonio::ChartWidget</name>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>第 %1 帧，%2 秒</translation>
    </message>
    <message>
        <source>Correction: %1°. Drag to change it, Del to delete it.</source>
        <translation>修正：%1°。拖动可更改，按 Del 删除。</translation>
    </message>
    <message>
        <source>Correction: %1°. Press Enter to edit corrections.</source>
        <translation>修正：%1°。按 Enter 编辑修正。</translation>
    </message>
</context>
<context>
    <name>gonio::CoachPalette</name>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select and move drawings</source>
        <translation>选择和移动图形</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Draw an angle: click one arm, the vertex, the other arm</source>
        <translation>绘制角度：依次点击一边、顶点、另一边</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>绘制直线</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>Measure a length; calibrate it by a known one</source>
        <translation>测量长度；用已知长度校准</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Write on the video</source>
        <translation>在视频上书写</translation>
    </message>
    <message>
        <source>Stopwatch</source>
        <translation>秒表</translation>
    </message>
    <message>
        <source>Show the time since this frame</source>
        <translation>显示自此帧起的时间</translation>
    </message>
    <message>
        <source>Put the drawing into the middle</source>
        <translation>将图形置于中央</translation>
    </message>
    <message>
        <source>Select the next drawing</source>
        <translation>选择下一个图形</translation>
    </message>
    <message>
        <source>Select the next point of the drawing</source>
        <translation>选择图形的下一个点</translation>
    </message>
    <message>
        <source>Delete the drawing</source>
        <translation>删除该图形</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the left</source>
        <translation>将图形左移 1 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the left</source>
        <translation>将图形左移 10 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel to the right</source>
        <translation>将图形右移 1 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels to the right</source>
        <translation>将图形右移 10 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel up</source>
        <translation>将图形上移 1 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels up</source>
        <translation>将图形上移 10 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 1 pixel down</source>
        <translation>将图形下移 1 个像素</translation>
    </message>
    <message>
        <source>Move the drawing 10 pixels down</source>
        <translation>将图形下移 10 个像素</translation>
    </message>
    <message>
        <source>Text of the drawing</source>
        <translation>图形的文字</translation>
    </message>
    <message>
        <source>Words that stand at the drawing</source>
        <translation>图形旁显示的文字</translation>
    </message>
    <message>
        <source>First frame of the drawing</source>
        <translation>图形的首帧</translation>
    </message>
    <message>
        <source>Shown from this frame on</source>
        <translation>从此帧开始显示</translation>
    </message>
    <message>
        <source>Last frame of the drawing</source>
        <translation>图形的末帧</translation>
    </message>
    <message>
        <source>Shown until this frame</source>
        <translation>显示到此帧为止</translation>
    </message>
    <message>
        <source>Known length in metres</source>
        <translation>已知长度（米）</translation>
    </message>
    <message>
        <source>Length of what the ruler lies on</source>
        <translation>标尺所在物体的长度</translation>
    </message>
    <message>
        <source> m</source>
        <comment>metres, behind a number</comment>
        <translation> 米</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Calibrate the rulers</source>
        <translation>校准标尺</translation>
    </message>
    <message>
        <source>All rulers of this trial measure with this length from now on</source>
        <translation>此试次的所有标尺今后均按此长度测量</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>从此处开始</translation>
    </message>
    <message>
        <source>Start the stopwatch at this frame</source>
        <translation>从此帧启动秒表</translation>
    </message>
    <message>
        <source>The stopwatch counts from the frame that is shown</source>
        <translation>秒表从当前显示的帧开始计时</translation>
    </message>
    <message>
        <source>Whole video</source>
        <translation>整个视频</translation>
    </message>
    <message>
        <source>Show in the whole video</source>
        <translation>在整个视频中显示</translation>
    </message>
    <message>
        <source>Show the drawing in every frame</source>
        <translation>在每一帧中显示图形</translation>
    </message>
    <message>
        <source>From frame</source>
        <translation>起始帧</translation>
    </message>
    <message>
        <source>To frame</source>
        <translation>结束帧</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>已知长度</translation>
    </message>
    <message>
        <source>No drawing is selected.</source>
        <translation>未选择图形。</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <comment>kind of drawing</comment>
        <translation>已选择：%1</translation>
    </message>
</context>
<context>
    <name>gonio::ComparePlace</name>
    <message>
        <source>Find the video</source>
        <translation>查找视频</translation>
    </message>
</context>
<context>
    <name>gonio::CompareView</name>
    <message>
        <source>Trial on the right</source>
        <translation>右侧试次</translation>
    </message>
    <message>
        <source>The other video</source>
        <translation>另一个视频</translation>
    </message>
    <message>
        <source>Event on the left</source>
        <translation>左侧的事件</translation>
    </message>
    <message>
        <source>Time on the left counts from here</source>
        <translation>左侧时间从此处起算</translation>
    </message>
    <message>
        <source>Event on the right</source>
        <translation>右侧的事件</translation>
    </message>
    <message>
        <source>Time on the right counts from here</source>
        <translation>右侧时间从此处起算</translation>
    </message>
    <message>
        <source>No trial</source>
        <translation>无试次</translation>
    </message>
    <message>
        <source>Choose a trial</source>
        <translation>选择试次</translation>
    </message>
    <message>
        <source>From the first frame</source>
        <translation>从首帧起</translation>
    </message>
    <message>
        <source>%1 s from the event, frame %2</source>
        <translation>距事件 %1 秒，第 %2 帧</translation>
    </message>
    <message>
        <source>Choose the trial to compare with.</source>
        <translation>请选择要比较的试次。</translation>
    </message>
    <message>
        <source>The video is being opened.</source>
        <translation>正在打开视频。</translation>
    </message>
    <message>
        <source>This video has not begun yet; its first frame stands.</source>
        <translation>此视频尚未开始；停在首帧。</translation>
    </message>
    <message>
        <source>This video has ended; its last frame stands.</source>
        <translation>此视频已结束；停在末帧。</translation>
    </message>
    <message>
        <source>From event: %1, frame %2</source>
        <translation>从事件起：%1，第 %2 帧</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectPanel</name>
    <message>
        <source>Analyse the video first; then its frames can be corrected here.</source>
        <translation>请先分析视频；之后可在此修正各帧。</translation>
    </message>
    <message>
        <source>Choose a joint: click it in the scene or on the video, or pick it from the list.</source>
        <translation>请选择关节：在场景或视频中点击，或从列表中选取。</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <comment>an angle and its scatter</comment>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>由您设置</translation>
    </message>
    <message>
        <source>%1, low confidence</source>
        <translation>%1，置信度低</translation>
    </message>
    <message>
        <source>%1, being computed anew</source>
        <translation>%1，正在重新计算</translation>
    </message>
    <message>
        <source>Frame %1, OpenSim convention, %2</source>
        <translation>第 %1 帧，OpenSim 约定，%2</translation>
    </message>
    <message>
        <source>Refining %1</source>
        <translation>正在精修%1</translation>
    </message>
    <message>
        <source>Nothing outside these frames changes.</source>
        <translation>这些帧以外不会有任何改变。</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>精修</translation>
    </message>
    <message>
        <source>No correction waits.</source>
        <translation>没有待处理的修正。</translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>精修%1</translation>
    </message>
    <message>
        <source>Corrections are met exactly; nothing outside changes.</source>
        <translation>修正值会精确满足；范围外不会改变。</translation>
    </message>
    <message numerus="yes">
        <source>Refine %n places</source>
        <translation>
            <numerusform>精修 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>From frame %1 to frame %2; nothing outside changes.</source>
        <translation>从第 %1 帧到第 %2 帧；范围外不会改变。</translation>
    </message>
    <message>
        <source>Analyse the video first; then its frames can be corrected.</source>
        <translation>请先分析视频；之后即可修正各帧。</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>人物 %1</translation>
    </message>
    <message>
        <source>Only one person was found in this video: there is nobody to swap with.</source>
        <translation>此视频中只检测到一个人：没有可互换的对象。</translation>
    </message>
    <message>
        <source>Mark as bad…</source>
        <translation>标为不良…</translation>
    </message>
    <message>
        <source>Mark as bad</source>
        <translation>标为不良</translation>
    </message>
    <message>
        <source>Swap left and right…</source>
        <translation>左右互换…</translation>
    </message>
    <message>
        <source>Swap left and right</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>互换人物…</translation>
    </message>
    <message>
        <source>Swap people</source>
        <translation>互换人物</translation>
    </message>
    <message>
        <source>Reset this frame</source>
        <translation>重置此帧</translation>
    </message>
    <message>
        <source>Turn the joint by +1°</source>
        <translation>将关节转动 +1°</translation>
    </message>
    <message>
        <source>Turn the joint by −1°</source>
        <translation>将关节转动 −1°</translation>
    </message>
    <message>
        <source>Turn the joint by +0.1°</source>
        <translation>将关节转动 +0.1°</translation>
    </message>
    <message>
        <source>Turn the joint by −0.1°</source>
        <translation>将关节转动 −0.1°</translation>
    </message>
    <message>
        <source>Next joint</source>
        <translation>下一个关节</translation>
    </message>
    <message>
        <source>Joint to correct</source>
        <translation>要修正的关节</translation>
    </message>
    <message>
        <source>The joint whose angle is corrected (Tab in the views: the next one)</source>
        <translation>要修正其角度的关节（在视图中按 Tab：下一个）</translation>
    </message>
    <message>
        <source>Value of the joint at this frame</source>
        <translation>此帧的关节值</translation>
    </message>
    <message>
        <source>± is the scatter of the raw values around the curve within 0.25 s. What a single camera cannot see comes on top.</source>
        <translation>± 为 0.25 秒内原始值围绕曲线的离散程度。单个摄像机看不到的误差另计。</translation>
    </message>
    <message>
        <source>Fit the frames around the corrections anew (R)</source>
        <translation>重新拟合修正附近的帧 (R)</translation>
    </message>
    <message>
        <source>Progress of the refinement</source>
        <translation>精修进度</translation>
    </message>
    <message>
        <source>Cancel refining</source>
        <translation>取消精修</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an action and its key</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Corrections at this frame</source>
        <translation>此帧的修正</translation>
    </message>
    <message>
        <source>Remove this correction</source>
        <translation>移除此修正</translation>
    </message>
    <message>
        <source>Remove the chosen correction (Del)</source>
        <translation>移除所选修正 (Del)</translation>
    </message>
    <message>
        <source>set by you, waits for Refine</source>
        <translation>由您设置，等待精修</translation>
    </message>
    <message>
        <source>Somebody looked at %1 and found them right; take that back (Y)</source>
        <translation>已有人查看%1并确认无误；撤回此确认 (Y)</translation>
    </message>
    <message>
        <source>I looked at %1 and they are right: leave them out of the worst frames (Y)</source>
        <translation>我已查看%1，确认无误：不再列入最差帧 (Y)</translation>
    </message>
    <message>
        <source>not estimated: nothing that was seen tells of it</source>
        <translation>未估计：所见内容无法反映该角度</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful place(s) left to look at (N: the worst).</source>
        <translation>
            <numerusform>还有 %n 处存疑待查看（N：最差的一处）。</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubtful place is left to look at.</source>
        <translation>没有待查看的存疑之处。</translation>
    </message>
    <message>
        <source>This frame is right</source>
        <translation>此帧无误</translation>
    </message>
</context>
<context>
    <name>gonio::CorrectionActions</name>
    <message>
        <source>The correction could not be made.</source>
        <translation>无法进行修正。</translation>
    </message>
</context>
<context>
    <name>gonio::CurvesView</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose which angles have a chart</source>
        <translation>选择要显示图表的角度</translation>
    </message>
    <message>
        <source>Choose angles</source>
        <translation>选择角度</translation>
    </message>
    <message>
        <source>Angles with a chart</source>
        <translation>显示图表的角度</translation>
    </message>
    <message>
        <source>OpenSim convention</source>
        <translation>OpenSim 约定</translation>
    </message>
    <message>
        <source>Clinical convention</source>
        <translation>临床约定</translation>
    </message>
    <message>
        <source>Convention of the angles</source>
        <translation>角度约定</translation>
    </message>
    <message>
        <source>OpenSim: coordinates of the Rajagopal model. Clinical: signs as clinicians read them.</source>
        <translation>OpenSim：Rajagopal 模型的坐标。临床：符号按临床习惯。</translation>
    </message>
    <message>
        <source>Edit curves</source>
        <translation>编辑曲线</translation>
    </message>
    <message>
        <source>Correct angles in the charts (Enter in a chart)</source>
        <translation>在图表中修正角度（在图表中按 Enter）</translation>
    </message>
    <message>
        <source>Curve that is edited</source>
        <translation>正在编辑的曲线</translation>
    </message>
    <message>
        <source>The curve that the value and the keys act on (Up and Down in a chart choose another chart)</source>
        <translation>数值框和按键所作用的曲线（在图表中按 Up 和 Down 选择其他图表）</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Angle at this frame</source>
        <translation>此帧的角度</translation>
    </message>
    <message>
        <source>Angle at this frame; Enter sets it</source>
        <translation>此帧的角度；按 Enter 设定</translation>
    </message>
    <message>
        <source>Set here</source>
        <translation>在此设定</translation>
    </message>
    <message>
        <source>Set the angle at this frame (Enter in the value)</source>
        <translation>设定此帧的角度（在数值框中按 Enter）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected corrections (Del)</source>
        <translation>删除所选修正 (Del)</translation>
    </message>
    <message>
        <source>Smooth brush</source>
        <translation>平滑画笔</translation>
    </message>
    <message>
        <source>Drag along a curve: it is replaced by corrections every 0.1 s whose values are the curve smoothed over 0.2 s to either side. Frames outside the drag get none.</source>
        <translation>沿曲线拖动：曲线由每 0.1 秒一个的修正取代，其值为曲线前后各 0.2 秒平滑后的值。拖动范围外的帧不受影响。</translation>
    </message>
    <message>
        <source>Corrections are values of the OpenSim convention. Choose it to edit curves.</source>
        <translation>修正值采用 OpenSim 约定。请选择该约定以编辑曲线。</translation>
    </message>
    <message>
        <source>There is nothing to edit yet. Analyse the video first.</source>
        <translation>尚无可编辑的内容。请先分析视频。</translation>
    </message>
    <message>
        <source>Double click adds a correction, drag moves it, Del deletes it, Shift and drag select several.</source>
        <translation>双击添加修正，拖动可移动，Del 删除，按住 Shift 拖动可选择多个。</translation>
    </message>
    <message>
        <source>Joint-angle curves</source>
        <translation>关节角度曲线</translation>
    </message>
    <message>
        <source>%1, %2: %3.</source>
        <translation>%1，%2：%3。</translation>
    </message>
    <message>
        <source>Frame %1. %2</source>
        <translation>第 %1 帧。%2</translation>
    </message>
</context>
<context>
    <name>gonio::Drawing</name>
    <message>
        <source>%1° in the picture plane</source>
        <translation>画面平面内 %1°</translation>
    </message>
    <message>
        <source>%1 px, not calibrated</source>
        <translation>%1 像素，未校准</translation>
    </message>
    <message>
        <source>%1 m, in this plane only</source>
        <translation>%1 米，仅限此平面</translation>
    </message>
    <message>
        <source>%1 s of the movement, recorded at %2 Hz</source>
        <translation>运动的 %1 秒，以 %2 Hz 录制</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>ruler</source>
        <translation>标尺</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>stopwatch</source>
        <translation>秒表</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>gonio::DrawingLayer</name>
    <message>
        <source>The drawing could not be changed.</source>
        <translation>无法更改图形。</translation>
    </message>
</context>
<context>
    <name>gonio::ExportPage</name>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Pictures and videos</source>
        <translation>图片和视频</translation>
    </message>
    <message>
        <source>Kinds of export</source>
        <translation>导出类型</translation>
    </message>
    <message>
        <source>Export angles…</source>
        <translation>导出角度…</translation>
    </message>
    <message>
        <source>Export a picture or a video…</source>
        <translation>导出图片或视频…</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>返回审阅</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>gonio::FindAction</name>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>输入您想做的事</translation>
    </message>
    <message>
        <source>Actions that fit</source>
        <translation>匹配的操作</translation>
    </message>
    <message>
        <source>This cannot be done now.</source>
        <translation>现在无法执行此操作。</translation>
    </message>
</context>
<context>
    <name>gonio::FrameWorker</name>
    <message>
        <source>There is not enough memory for the pictures of this video. Close other programs and open it again.</source>
        <translation>内存不足，无法容纳此视频的画面。请关闭其他程序后重新打开。</translation>
    </message>
    <message>
        <source>The video cannot be shown.</source>
        <translation>无法显示视频。</translation>
    </message>
</context>
<context>
    <name>gonio::HistoryPanel</name>
    <message>
        <source>History of the case</source>
        <translation>案例历史</translation>
    </message>
    <message>
        <source>Choose a step to go back or forth to it</source>
        <translation>选择一个步骤以后退或前进到该处</translation>
    </message>
    <message>
        <source>The case as it was opened</source>
        <translation>案例打开时的状态</translation>
    </message>
</context>
<context>
    <name>gonio::JobPanel</name>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Cancel the running analysis</source>
        <translation>取消正在运行的分析</translation>
    </message>
    <message>
        <source>Analyse this video with what is chosen here (%1)</source>
        <translation>按此处的选择分析该视频 (%1)</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>The way from pictures to the body</source>
        <translation>从画面得到身体的方法</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>身体模型</translation>
    </message>
    <message>
        <source>Choose the one that is nearer to the person</source>
        <translation>请选择更接近该人物的一个</translation>
    </message>
    <message>
        <source>Keypoint network</source>
        <translation>关键点网络</translation>
    </message>
    <message>
        <source>Networks (*.onnx)</source>
        <translation>网络 (*.onnx)</translation>
    </message>
    <message>
        <source>Person detector</source>
        <translation>人物检测器</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recorded keypoints (*.npz)</source>
        <translation>已记录的关键点 (*.npz)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器 (CPU)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Who is analysed</source>
        <translation>分析谁</translation>
    </message>
    <message>
        <source> m</source>
        <translation> 米</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message>
        <source>Of the person; makes lengths and distances right</source>
        <translation>人物的身高；使长度和距离正确</translation>
    </message>
    <message>
        <source> Hz</source>
        <translation> Hz</translation>
    </message>
    <message>
        <source>as the file plays</source>
        <translation>与文件播放速率相同</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>录制帧率</translation>
    </message>
    <message>
        <source>Low-pass</source>
        <translation>低通</translation>
    </message>
    <message>
        <source>Cut-off of the filter of the angles; 6 Hz for walking</source>
        <translation>角度滤波器的截止频率；步行用 6 Hz</translation>
    </message>
    <message>
        <source>the installed one</source>
        <translation>已安装的</translation>
    </message>
    <message>
        <source>Empty: the installed one</source>
        <translation>留空：使用已安装的</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>从已完成的帧继续</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Throw the unfinished work away; results in the case stay</source>
        <translation>放弃未完成的工作；案例中的结果会保留</translation>
    </message>
    <message>
        <source>%1 (not installed)</source>
        <comment>a backend</comment>
        <translation>%1（未安装）</translation>
    </message>
    <message>
        <source>Open body, female</source>
        <translation>开放身体模型，女性</translation>
    </message>
    <message>
        <source>Open body, male</source>
        <translation>开放身体模型，男性</translation>
    </message>
    <message>
        <source>keypoints.npz or truth.npz</source>
        <translation>keypoints.npz 或 truth.npz</translation>
    </message>
    <message>
        <source>There is no video yet. Open one first.</source>
        <translation>尚无视频。请先打开一个。</translation>
    </message>
    <message>
        <source>“%1”, %2 frames</source>
        <translation>“%1”，%2 帧</translation>
    </message>
    <message>
        <source>The largest in the picture</source>
        <translation>画面中最大的人物</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>人物 %1</translation>
    </message>
    <message>
        <source>Person %1, %2</source>
        <translation>人物 %1，%2</translation>
    </message>
    <message>
        <source>An analysis of this video was not finished. Its frames up to %1 are kept.</source>
        <translation>此视频的一次分析未完成。截至第 %1 帧的结果已保留。</translation>
    </message>
    <message>
        <source>The results were made with another capture rate than the video has now: their times and angles are out of date. Analyse again.</source>
        <translation>这些结果是按另一拍摄帧率得出的,与视频现在的帧率不同:其时间和角度已过时。请重新分析。</translation>
    </message>
    <message>
        <source>The rate at which slow motion was recorded; a property of the video</source>
        <translation>慢动作拍摄时的帧率;属于视频的属性</translation>
    </message>
    <message>
        <source>Trajectory fit</source>
        <translation>轨迹拟合</translation>
    </message>
    <message>
        <source>Recorded keypoints</source>
        <translation>已记录的关键点</translation>
    </message>
    <message>
        <source>Built-in network</source>
        <translation>内置网络</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>无法设置帧率。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.ckpt *.pth *.pt)</source>
        <translation>权重 (*.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>可用的最快设备</translation>
    </message>
    <message>
        <source>Graphics processor (CUDA)</source>
        <translation>图形处理器 (CUDA)</translation>
    </message>
    <message>
        <source>Where the backend&apos;s network runs</source>
        <translation>该方法的网络在哪里运行</translation>
    </message>
    <message>
        <source>your own module (*.pt)</source>
        <translation>您自己的模块 (*.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::JobQueue</name>
    <message>
        <source>There is no video to analyse. Open one first.</source>
        <translation>没有可分析的视频。请先打开一个。</translation>
    </message>
    <message>
        <source>This video is being analysed already. Cancel that analysis first.</source>
        <translation>此视频已在分析中。请先取消该分析。</translation>
    </message>
    <message>
        <source>The network and the weights of the backend “%1” are not installed.</source>
        <translation>后端“%1”的网络和权重未安装。</translation>
    </message>
    <message>
        <source>“%1” could not be analysed.</source>
        <translation>无法分析“%1”。</translation>
    </message>
    <message>
        <source>There is no unfinished analysis of this video. Start it anew.</source>
        <translation>此视频没有未完成的分析。请重新开始。</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) do not fit the new analysis, because it does not find the keypoint or the other person they name. They were removed; undo brings them and the old analysis back.</source>
        <translation>
            <numerusform>有 %n 处修正与新分析不符，因为新分析未找到其所指的关键点或另一人物。这些修正已移除；撤销可恢复修正和原分析。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gonio::JobRow</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>“%1”的分析进度</translation>
    </message>
    <message>
        <source>Go on with the frames that are finished</source>
        <translation>从已完成的帧继续</translation>
    </message>
    <message>
        <source>Copy what the program knows about the failure</source>
        <translation>复制程序所知的失败信息</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>已显示初步曲线：较粗略，仅供预览。</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dismiss the analysis of “%1”</source>
        <translation>关闭“%1”的分析提示</translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>取消“%1”的分析</translation>
    </message>
</context>
<context>
    <name>gonio::JointTexts</name>
    <message>
        <source>right shoulder</source>
        <translation>右肩</translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation>左肩</translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation>右肘</translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation>左肘</translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation>右腕</translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation>左腕</translation>
    </message>
    <message>
        <source>right hand</source>
        <translation>右手</translation>
    </message>
    <message>
        <source>left hand</source>
        <translation>左手</translation>
    </message>
    <message>
        <source>right little finger</source>
        <translation>右手小指</translation>
    </message>
    <message>
        <source>left little finger</source>
        <translation>左手小指</translation>
    </message>
    <message>
        <source>right index finger</source>
        <translation>右手食指</translation>
    </message>
    <message>
        <source>left index finger</source>
        <translation>左手食指</translation>
    </message>
    <message>
        <source>right thumb</source>
        <translation>右手拇指</translation>
    </message>
    <message>
        <source>left thumb</source>
        <translation>左手拇指</translation>
    </message>
    <message>
        <source>right hip</source>
        <translation>右髋</translation>
    </message>
    <message>
        <source>left hip</source>
        <translation>左髋</translation>
    </message>
    <message>
        <source>right knee</source>
        <translation>右膝</translation>
    </message>
    <message>
        <source>left knee</source>
        <translation>左膝</translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation>右踝</translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation>左踝</translation>
    </message>
    <message>
        <source>right heel</source>
        <translation>右足跟</translation>
    </message>
    <message>
        <source>left heel</source>
        <translation>左足跟</translation>
    </message>
    <message>
        <source>right toes</source>
        <translation>右足趾</translation>
    </message>
    <message>
        <source>left toes</source>
        <translation>左足趾</translation>
    </message>
    <message>
        <source>right big toe</source>
        <translation>右足拇趾</translation>
    </message>
    <message>
        <source>left big toe</source>
        <translation>左足拇趾</translation>
    </message>
    <message>
        <source>right small toe</source>
        <translation>右足小趾</translation>
    </message>
    <message>
        <source>left small toe</source>
        <translation>左足小趾</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>右眼</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>左眼</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>右耳</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>左耳</translation>
    </message>
    <message>
        <source>pelvis</source>
        <translation>骨盆</translation>
    </message>
    <message>
        <source>right subtalar joint</source>
        <translation>右距下关节</translation>
    </message>
    <message>
        <source>left subtalar joint</source>
        <translation>左距下关节</translation>
    </message>
    <message>
        <source>lumbar spine</source>
        <translation>腰椎</translation>
    </message>
    <message>
        <source>trunk</source>
        <translation>躯干</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>right shoulder blade</source>
        <translation>右肩胛骨</translation>
    </message>
    <message>
        <source>right forearm</source>
        <translation>右前臂</translation>
    </message>
    <message>
        <source>left shoulder blade</source>
        <translation>左肩胛骨</translation>
    </message>
    <message>
        <source>left forearm</source>
        <translation>左前臂</translation>
    </message>
    <message>
        <source>tilt, front up</source>
        <translation>前后倾，前方向上</translation>
    </message>
    <message>
        <source>list, right side down</source>
        <translation>侧倾，右侧向下</translation>
    </message>
    <message>
        <source>turn to the left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>flexion</source>
        <translation>屈曲</translation>
    </message>
    <message>
        <source>adduction</source>
        <translation>内收</translation>
    </message>
    <message>
        <source>internal rotation</source>
        <translation>内旋</translation>
    </message>
    <message>
        <source>dorsiflexion</source>
        <translation>背屈</translation>
    </message>
    <message>
        <source>inversion</source>
        <translation>内翻</translation>
    </message>
    <message>
        <source>toes down</source>
        <translation>足趾向下</translation>
    </message>
    <message>
        <source>trunk backward</source>
        <translation>躯干后仰</translation>
    </message>
    <message>
        <source>trunk to the right</source>
        <translation>躯干向右</translation>
    </message>
    <message>
        <source>trunk turned to the left</source>
        <translation>躯干左旋</translation>
    </message>
    <message>
        <source>pronation</source>
        <translation>旋前</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>鼻</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>颈</translation>
    </message>
</context>
<context>
    <name>gonio::JointWords</name>
    <message>
        <source>Pelvis</source>
        <translation>骨盆</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>右髋</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>右膝</translation>
    </message>
    <message>
        <source>Right ankle</source>
        <translation>右踝</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>右足趾</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>左髋</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>左膝</translation>
    </message>
    <message>
        <source>Left ankle</source>
        <translation>左踝</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>左足趾</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>胸部</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>右肩</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>右肘</translation>
    </message>
    <message>
        <source>Right wrist</source>
        <translation>右腕</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>左肩</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>左肘</translation>
    </message>
    <message>
        <source>Left wrist</source>
        <translation>左腕</translation>
    </message>
</context>
<context>
    <name>gonio::KeyImagePanel</name>
    <message>
        <source>Keep this frame as a key image</source>
        <translation>将此帧保留为关键图像</translation>
    </message>
    <message>
        <source>Delete the key image</source>
        <translation>删除关键图像</translation>
    </message>
    <message>
        <source>Key images</source>
        <translation>关键图像</translation>
    </message>
    <message>
        <source>Enter goes to the frame, F2 changes the caption of a key image.</source>
        <translation>Enter 转到该帧，F2 更改关键图像的说明文字。</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the key image as a picture</source>
        <translation>将关键图像保存为图片</translation>
    </message>
    <message>
        <source>Save this frame with what is drawn on it</source>
        <translation>保存此帧及其上的图形</translation>
    </message>
    <message>
        <source>Keep frame</source>
        <translation>保留此帧</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>第 %1 帧，%2 秒</translation>
    </message>
    <message>
        <source>The key image could not be changed.</source>
        <translation>无法更改关键图像。</translation>
    </message>
</context>
<context>
    <name>gonio::KeypointLayer</name>
    <message>
        <source>%1, %2 px</source>
        <comment>place in the picture, right and down</comment>
        <translation>%1，%2 像素</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>手动修正</translation>
    </message>
    <message>
        <source>detected, confidence %1 %</source>
        <translation>检测所得，置信度 %1 %</translation>
    </message>
    <message>
        <source>The keypoint could not be changed.</source>
        <translation>无法更改关键点。</translation>
    </message>
</context>
<context>
    <name>gonio::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the keys</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>gonio::LayersPanel</name>
    <message>
        <source>Skeleton</source>
        <translation>骨骼</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>体表</translation>
    </message>
    <message>
        <source>Detected keypoints</source>
        <translation>检测到的关键点</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>地面</translation>
    </message>
    <message>
        <source>Show or hide this layer in the video and the scene</source>
        <translation>在视频和场景中显示或隐藏此图层</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>关节</translation>
    </message>
    <message>
        <source>Joints with trails</source>
        <translation>显示轨迹的关节</translation>
    </message>
    <message>
        <source>Choose the joints whose way is drawn in the scene</source>
        <translation>选择要在场景中绘制轨迹的关节</translation>
    </message>
</context>
<context>
    <name>gonio::MainWindow</name>
    <message>
        <source>&amp;Close case</source>
        <translation>关闭案例(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Fill with the view under the mouse</source>
        <translation>将鼠标所指视图铺满(&amp;F)</translation>
    </message>
    <message>
        <source>Panel: &amp;Angles</source>
        <translation>面板：角度(&amp;A)</translation>
    </message>
    <message>
        <source>Panel: &amp;Correct</source>
        <translation>面板：修正(&amp;C)</translation>
    </message>
    <message>
        <source>Panel: &amp;Job</source>
        <translation>面板：任务(&amp;J)</translation>
    </message>
    <message>
        <source>Panel: &amp;Notes</source>
        <translation>面板：备注(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Light or dark</source>
        <translation>浅色或深色(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>放大文字(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Text of &amp;normal size</source>
        <translation>正常文字大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Networks and &amp;bodies…</source>
        <translation>网络和身体模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Find an &amp;action…</source>
        <translation>查找操作(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>A&amp;bout Goniograph</source>
        <translation>关于 Goniograph(&amp;B)</translation>
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
        <translation>新建案例</translation>
    </message>
    <message>
        <source>Two videos &amp;side by side</source>
        <translation>并排两个视频(&amp;S)</translation>
    </message>
    <message>
        <source>The window will be in this language when the program is started again: %1.</source>
        <translation>重新启动程序后，窗口将使用此语言：%1。</translation>
    </message>
    <message>
        <source>The video could not be added.</source>
        <translation>无法添加视频。</translation>
    </message>
    <message>
        <source>The rate could not be set.</source>
        <translation>无法设置帧率。</translation>
    </message>
    <message>
        <source>The last changes are not saved. Save the case under another name, then close the window again.</source>
        <translation>最近的更改未保存。请以其他名称保存案例，然后再次关闭窗口。</translation>
    </message>
</context>
<context>
    <name>gonio::MissingPage</name>
    <message>
        <source>Files that do not come with the program</source>
        <translation>程序未附带的文件</translation>
    </message>
    <message>
        <source>Back to the views</source>
        <translation>返回视图</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Missing, needed for analysing a new video</source>
        <translation>缺失，分析新视频时需要</translation>
    </message>
    <message>
        <source>Not installed, optional</source>
        <translation>未安装，可选</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>许可：%1</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose file for %1</source>
        <translation>为%1选择文件</translation>
    </message>
    <message>
        <source>Choose files to import</source>
        <translation>选择要导入的文件</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n file(s)…</source>
        <translation>
            <numerusform>正在检查 %n 个文件…</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>已导入：%1。</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>未导入任何内容。</translation>
    </message>
    <message>
        <source>Networks and bodies (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</source>
        <translation>网络和身体模型 (*.onnx *.json *.pkl *.safetensors *.ckpt *.pth *.pt)</translation>
    </message>
</context>
<context>
    <name>gonio::NotesPanel</name>
    <message>
        <source>Notes on the trial</source>
        <translation>试次备注</translation>
    </message>
    <message>
        <source>Kept in the case as you write</source>
        <translation>书写时即存入案例</translation>
    </message>
    <message>
        <source>Notes on “%1”</source>
        <translation>“%1”的备注</translation>
    </message>
    <message>
        <source>There is no trial to write notes on.</source>
        <translation>没有可写备注的试次。</translation>
    </message>
</context>
<context>
    <name>gonio::OfferStrip</name>
    <message>
        <source>Open video…</source>
        <translation>打开视频…</translation>
    </message>
    <message>
        <source>Find the video…</source>
        <translation>查找视频…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Refine frames %1–%2</source>
        <translation>精修第 %1–%2 帧</translation>
    </message>
    <message>
        <source>Worst frame first</source>
        <translation>最差帧优先</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>This case is empty. Open a video or drop one on the window.</source>
        <translation>此案例为空。请打开视频，或将视频拖放到窗口中。</translation>
    </message>
    <message>
        <source>This is the demonstration, a generated walk. Drop a video of your own on the window to start with it.</source>
        <translation>这是演示，一段生成的步行。将您自己的视频拖放到窗口中即可开始。</translation>
    </message>
    <message>
        <source>The video is not where it was. It is recognised by its content wherever it is now.</source>
        <translation>视频不在原来的位置。无论它现在何处，均可按内容识别。</translation>
    </message>
    <message>
        <source>This video has not been analysed yet.</source>
        <translation>此视频尚未分析。</translation>
    </message>
    <message>
        <source>Your corrections wait to be taken into the motion around them.</source>
        <translation>您的修正正等待并入其前后的运动。</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) deserve a look.</source>
        <translation>
            <numerusform>%n 处值得查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>All doubtful places have been looked at.</source>
        <translation>所有存疑之处均已查看。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Hide this proposal</source>
        <translation>隐藏此建议</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>The capture rate of this video was changed after the analysis: times and angles are out of date.</source>
        <translation>此视频的拍摄帧率在分析之后被更改:时间和角度已过时。</translation>
    </message>
</context>
<context>
    <name>gonio::Out</name>
    <message>
        <source>For research and education, not a medical device.</source>
        <translation>仅供研究与教育使用，不是医疗器械。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>two facts about an exported picture</comment>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>frame %1, %2 s</source>
        <translation>第 %1 帧，%2 秒</translation>
    </message>
    <message>
        <source>The file could not be written; an older file of that name is as it was.</source>
        <translation>无法写入文件；同名旧文件保持原样。</translation>
    </message>
    <message>
        <source>Newer values are being computed: what is shown may be the earlier ones.</source>
        <translation>正在计算新的数值：当前显示的可能是先前的数值。</translation>
    </message>
    <message numerus="yes">
        <source>Corrections wait for Refine in %n stretch(es) between frames %1 and %2: body and angles there are not final.</source>
        <translation>
            <numerusform>第 %1 至 %2 帧之间有 %n 段的修正等待精修：该处的身体和角度尚非最终结果。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>first and last frame</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Corrections wait for Refine in frames %1: body and angles there are not final.</source>
        <translation>第 %1 帧的修正等待精修：该处的身体和角度尚非最终结果。</translation>
    </message>
</context>
<context>
    <name>gonio::PeopleLayer</name>
    <message>
        <source>Person %1</source>
        <translation>人物 %1</translation>
    </message>
    <message>
        <source>Click to review this person</source>
        <translation>点击以查看此人物</translation>
    </message>
</context>
<context>
    <name>gonio::PeoplePanel</name>
    <message>
        <source>Rename the person</source>
        <translation>重命名人物</translation>
    </message>
    <message>
        <source>Swap people…</source>
        <translation>互换人物…</translation>
    </message>
    <message>
        <source>People in this video</source>
        <translation>此视频中的人物</translation>
    </message>
    <message>
        <source>Choose a person to see them everywhere; F2 names them; take the tick off those who do not matter</source>
        <translation>选择人物即可在各处查看；F2 为其命名；无关人物请取消勾选</translation>
    </message>
    <message>
        <source>Two people were taken for each other in some frames</source>
        <translation>在某些帧中两个人物被混淆</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>人物 %1</translation>
    </message>
    <message>
        <source>Found, not analysed</source>
        <translation>已检测到，未分析</translation>
    </message>
    <message>
        <source>%1 of %2 frames, mean reprojection error %3 px</source>
        <translation>%1/%2 帧，平均重投影误差 %3 像素</translation>
    </message>
    <message>
        <source>Nobody has been looked for yet: analyse the video.</source>
        <translation>尚未检测人物：请分析视频。</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>未选择人物。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a person and what is known of them</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>gonio::PersonData</name>
    <message>
        <source>The angles of this person cannot be computed.</source>
        <translation>无法计算此人物的角度。</translation>
    </message>
</context>
<context>
    <name>gonio::ProxyMaker</name>
    <message>
        <source>The small copy of the video could not be made.</source>
        <translation>无法生成视频的小尺寸副本。</translation>
    </message>
</context>
<context>
    <name>gonio::RangeBar</name>
    <message>
        <source>With</source>
        <translation>互换对象</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>首帧</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>末帧</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>另一人物</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>to</source>
        <comment>frames 3 to 9</comment>
        <translation>至</translation>
    </message>
    <message>
        <source>%1: in which frames?</source>
        <translation>%1：在哪些帧？</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>互换部位</translation>
    </message>
    <message>
        <source>Limbs</source>
        <translation>肢体</translation>
    </message>
    <message>
        <source>A detector often exchanges the legs alone, or the arms alone</source>
        <translation>检测器常常只弄混左右下肢，或只弄混左右上肢</translation>
    </message>
    <message>
        <source>the whole body</source>
        <translation>全身</translation>
    </message>
    <message>
        <source>the legs</source>
        <translation>下肢</translation>
    </message>
    <message>
        <source>the arms</source>
        <translation>上肢</translation>
    </message>
</context>
<context>
    <name>gonio::RangeChooser</name>
    <message>
        <source>From event</source>
        <translation>起始事件</translation>
    </message>
    <message>
        <source>To event</source>
        <translation>结束事件</translation>
    </message>
    <message>
        <source>Frames to export</source>
        <translation>要导出的帧</translation>
    </message>
    <message>
        <source>Which frames are exported</source>
        <translation>导出哪些帧</translation>
    </message>
    <message>
        <source>All frames</source>
        <translation>所有帧</translation>
    </message>
    <message>
        <source>The selected range</source>
        <translation>所选范围</translation>
    </message>
    <message>
        <source>Between two events</source>
        <translation>两个事件之间</translation>
    </message>
    <message>
        <source>%1, frame %2</source>
        <comment>event</comment>
        <translation>%1，第 %2 帧</translation>
    </message>
    <message>
        <source>Frames %1 to %2, %3 s to %4 s.</source>
        <translation>第 %1 至 %2 帧，%3 秒至 %4 秒。</translation>
    </message>
    <message>
        <source>Nothing is selected; drag over a curve or press I and O.</source>
        <translation>未选择任何内容；请在曲线上拖动，或按 I 和 O。</translation>
    </message>
    <message>
        <source>This trial has no events yet; press E at a frame.</source>
        <translation>此试次尚无事件；请在某一帧按 E。</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>未打开视频。</translation>
    </message>
</context>
<context>
    <name>gonio::RefineRunner</name>
    <message>
        <source>There is no analysis of this person to refine.</source>
        <translation>此人物没有可精修的分析。</translation>
    </message>
    <message>
        <source>The angles of this person are still being computed. Try again in a moment.</source>
        <translation>此人物的角度仍在计算中。请稍后重试。</translation>
    </message>
    <message>
        <source>No correction waits: every one is part of the motion already.</source>
        <translation>没有待处理的修正：所有修正均已并入运动。</translation>
    </message>
    <message>
        <source>The motion around the corrections could not be refined.</source>
        <translation>无法精修修正前后的运动。</translation>
    </message>
</context>
<context>
    <name>gonio::ReviewPage</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>gonio::RunningCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Progress of the analysis of “%1”</source>
        <translation>“%1”的分析进度</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what is being done; time left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>First curves are shown: rough, a preview only.</source>
        <translation>已显示初步曲线：较粗略，仅供预览。</translation>
    </message>
    <message numerus="yes">
        <source>%n more analysis(es) wait.</source>
        <translation>
            <numerusform>另有 %n 项分析正在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the analysis of “%1”</source>
        <translation>取消“%1”的分析</translation>
    </message>
    <message>
        <source>Stop this analysis; its finished frames are kept</source>
        <translation>停止此分析；已完成的帧会保留</translation>
    </message>
    <message>
        <source>Running analysis</source>
        <translation>正在运行的分析</translation>
    </message>
</context>
<context>
    <name>gonio::SaveWarning</name>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the case under another name</source>
        <translation>以其他名称保存案例</translation>
    </message>
    <message>
        <source>Save the case under another name, with everything in it (Ctrl+Shift+S)</source>
        <translation>以其他名称保存案例及其全部内容 (Ctrl+Shift+S)</translation>
    </message>
</context>
<context>
    <name>gonio::SceneView</name>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Click a bone to choose its joint, drag its ring to turn it. Drag turns the view, right drag moves it, the wheel zooms. Tab: next joint, + and -: turn.</source>
        <translation>点击骨骼以选择其关节，拖动圆环使其转动。拖动可旋转视图，右键拖动可平移，滚轮缩放。Tab：下一个关节，+ 和 -：转动。</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像机</translation>
    </message>
    <message>
        <source>See the person as the video&apos;s camera does (1)</source>
        <translation>从视频摄像机的视角观察人物 (1)</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧面</translation>
    </message>
    <message>
        <source>See the person from their right (2)</source>
        <translation>从右侧观察人物 (2)</translation>
    </message>
    <message>
        <source>2</source>
        <translation>2</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>See the person from ahead (3)</source>
        <translation>从前方观察人物 (3)</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>俯视</translation>
    </message>
    <message>
        <source>See the person from above (4)</source>
        <translation>从上方观察人物 (4)</translation>
    </message>
    <message>
        <source>4</source>
        <translation>4</translation>
    </message>
    <message>
        <source>Fit the person</source>
        <translation>适配人物</translation>
    </message>
    <message>
        <source>Bring the whole person into the scene (0)</source>
        <translation>使整个人物进入场景 (0)</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Show the video&apos;s camera</source>
        <translation>显示视频摄像机</translation>
    </message>
    <message>
        <source>Show where the video&apos;s camera stood and what it saw</source>
        <translation>显示视频摄像机的位置及其所见范围</translation>
    </message>
    <message>
        <source>%1: no value in this frame</source>
        <translation>%1：此帧无值</translation>
    </message>
    <message>
        <source>%1 %2, being corrected; unfiltered, OpenSim convention</source>
        <translation>%1 %2，正在修正；未滤波，OpenSim 约定</translation>
    </message>
    <message>
        <source>%1 %2, out of date; unfiltered, OpenSim convention</source>
        <translation>%1 %2，已过时；未滤波，OpenSim 约定</translation>
    </message>
    <message>
        <source>%1 %2, %3; unfiltered, OpenSim convention</source>
        <translation>%1 %2，%3；未滤波，OpenSim 约定</translation>
    </message>
    <message>
        <source>Nothing has been analysed yet.</source>
        <translation>尚未进行任何分析。</translation>
    </message>
    <message>
        <source>No body in this frame: the person was not seen.</source>
        <translation>此帧无身体：未检测到人物。</translation>
    </message>
    <message>
        <source>%1 %2, set by you, waits for Refine; OpenSim convention</source>
        <translation>%1 %2，由您设置，等待精修；OpenSim 约定</translation>
    </message>
    <message>
        <source>%1 %2, %3, waits for Refine; unfiltered, OpenSim convention</source>
        <translation>%1 %2，%3，等待精修；未滤波，OpenSim 约定</translation>
    </message>
    <message>
        <source>%1 is not estimated: nothing that was seen tells of it</source>
        <translation>%1未估计：所见内容无法反映该角度</translation>
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
        <translation>由一段视频得到人体运动的关节角度：分析、查看、修正、报告。</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>打开演示</translation>
    </message>
    <message>
        <source>A generated walk that is analysed already: something to see in every view, and nothing can be broken.</source>
        <translation>一段已分析好的生成步行：每个视图都有内容可看，且不会弄坏任何东西。</translation>
    </message>
    <message>
        <source>Open video…</source>
        <translation>打开视频…</translation>
    </message>
    <message>
        <source>A recording of one person, best from the side with a camera that stands still. Dropping it on the window does the same.</source>
        <translation>一个人的录像，最好是固定机位从侧面拍摄。拖放到窗口中效果相同。</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>打开案例…</translation>
    </message>
    <message>
        <source>Videos, results and corrections that were saved before.</source>
        <translation>以前保存的视频、结果和修正。</translation>
    </message>
    <message>
        <source>Not yet saved under a name</source>
        <translation>尚未以名称保存</translation>
    </message>
    <message>
        <source>Throw the selected one away…</source>
        <translation>丢弃所选案例…</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>最近的案例</translation>
    </message>
    <message>
        <source>Case without a name</source>
        <translation>未命名案例</translation>
    </message>
</context>
<context>
    <name>gonio::StatusLine</name>
    <message>
        <source>licensed to you alone, not to be passed on</source>
        <translation>仅授权您本人使用，不得转让</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 · body %4 (%5)</source>
        <comment>device, method, detector, body, licence</comment>
        <translation>%1 · %2 · %3 · 身体模型 %4（%5）</translation>
    </message>
    <message>
        <source>Made by version %1 at %2 (UTC)</source>
        <translation>由版本 %1 于 %2 (UTC) 创建</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>刚刚已保存</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n s ago</source>
        <translation>
            <numerusform>%n 秒前已保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>%n 分钟前已保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n h ago</source>
        <translation>
            <numerusform>%n 小时前已保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Could not be saved</source>
        <translation>无法保存</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>gonio::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Frame %1.</source>
        <translation>第 %1 帧。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s).</source>
        <translation>
            <numerusform>%n 个事件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s).</source>
        <translation>
            <numerusform>%n 处修正。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phase(s).</source>
        <translation>
            <numerusform>%n 个阶段。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key image(s).</source>
        <translation>
            <numerusform>%n 幅关键图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Chosen: %1.</source>
        <translation>已选择：%1。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Enter takes the name, Esc leaves it as it was</source>
        <translation>Enter 采用该名称，Esc 保持不变</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Previous correction</source>
        <translation>上一处修正</translation>
    </message>
    <message>
        <source>Go to the previous correction</source>
        <translation>转到上一处修正</translation>
    </message>
    <message>
        <source>Next correction</source>
        <translation>下一处修正</translation>
    </message>
    <message>
        <source>Go to the next correction</source>
        <translation>转到下一处修正</translation>
    </message>
    <message>
        <source>Next worst frame</source>
        <translation>下一个最差帧</translation>
    </message>
    <message>
        <source>Go to the worst frame that is left</source>
        <translation>转到剩余的最差帧</translation>
    </message>
    <message>
        <source>Previous worst frame</source>
        <translation>上一个最差帧</translation>
    </message>
    <message>
        <source>Go back in the list of worst frames</source>
        <translation>在最差帧列表中后退</translation>
    </message>
    <message>
        <source>Add event…</source>
        <translation>添加事件…</translation>
    </message>
    <message>
        <source>Add an event at this frame</source>
        <translation>在此帧添加事件</translation>
    </message>
    <message>
        <source>Add phase…</source>
        <translation>添加阶段…</translation>
    </message>
    <message>
        <source>Name the selected range as a phase</source>
        <translation>将所选范围命名为阶段</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>第 %1 帧，%2 秒</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>No reason for doubt</source>
        <translation>无可疑之处</translation>
    </message>
    <message>
        <source>Doubtful: the body lies far from the keypoints</source>
        <translation>存疑：身体与关键点相距较远</translation>
    </message>
    <message>
        <source>Doubtful: a joint is at its limit</source>
        <translation>存疑：关节处于其极限</translation>
    </message>
    <message>
        <source>Doubtful: the motion jumps</source>
        <translation>存疑：运动有跳变</translation>
    </message>
    <message>
        <source>Doubtful: keypoints were hardly seen</source>
        <translation>存疑：几乎看不到关键点</translation>
    </message>
    <message>
        <source>Doubtful: left and right may be exchanged</source>
        <translation>存疑：左右可能互换</translation>
    </message>
    <message>
        <source>Doubtful: the person was not seen</source>
        <translation>存疑：未检测到人物</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Time on the ruler, in seconds</extracomment>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>gonio::TransportBar</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (its key)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Go to the first frame</source>
        <translation>转到首帧</translation>
    </message>
    <message>
        <source>Ten frames back</source>
        <translation>后退十帧</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Ten frames on</source>
        <translation>前进十帧</translation>
    </message>
    <message>
        <source>Go to the last frame</source>
        <translation>转到末帧</translation>
    </message>
    <message>
        <source>Play backwards, again for faster</source>
        <translation>倒放，再按加速</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play forwards, again for faster</source>
        <translation>正放，再按加速</translation>
    </message>
    <message>
        <source>Begin the range at this frame</source>
        <translation>范围从此帧开始</translation>
    </message>
    <message>
        <source>End the range at this frame</source>
        <translation>范围在此帧结束</translation>
    </message>
    <message>
        <source>Repeat the range</source>
        <translation>循环播放范围</translation>
    </message>
    <message>
        <source>Time of this frame</source>
        <translation>此帧的时间</translation>
    </message>
    <message>
        <source>Number of this frame</source>
        <translation>此帧的编号</translation>
    </message>
    <message>
        <source>Frame rate and direction of play</source>
        <translation>帧率和播放方向</translation>
    </message>
    <message>
        <source>×</source>
        <comment>times as fast as recorded</comment>
        <translation>×</translation>
    </message>
    <message>
        <source>Speed of play</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>How fast Play runs: 1 is as recorded, 0.1 ten times slower</source>
        <translation>播放的快慢：1 为录制速度，0.1 为其十分之一</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>第 %1 / %2 帧</translation>
    </message>
    <message>
        <source>no video</source>
        <translation>无视频</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>backwards %1×</source>
        <translation>倒放 %1×</translation>
    </message>
    <message>
        <source>forwards %1×</source>
        <translation>正放 %1×</translation>
    </message>
</context>
<context>
    <name>gonio::TrialVideo</name>
    <message>
        <source>This is another video than the one that was analysed. Choose the original file; its name does not matter.</source>
        <translation>这不是当初分析的视频。请选择原文件；文件名无关紧要。</translation>
    </message>
    <message>
        <source>The video could not be read.</source>
        <translation>无法读取视频。</translation>
    </message>
</context>
<context>
    <name>gonio::VideoExport</name>
    <message>
        <source>There are no frames to export; choose another range.</source>
        <translation>没有可导出的帧；请选择其他范围。</translation>
    </message>
</context>
<context>
    <name>gonio::VideoIntake</name>
    <message>
        <source>&amp;Slow motion?</source>
        <translation>慢动作(&amp;S)？</translation>
    </message>
    <message>
        <source>Rate at which the video was recorded</source>
        <translation>视频的录制帧率</translation>
    </message>
    <message>
        <source>Slow-motion clips play slower than they were recorded; times and speeds are right only with the rate of the recording.</source>
        <translation>慢动作片段的播放速度慢于录制速度；只有设定录制帧率，时间和速度才正确。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Hide the facts of the video</source>
        <translation>隐藏视频信息</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Looking for damage…</source>
        <translation>正在检查损坏…</translation>
    </message>
    <message>
        <source>No, recorded at %1 as it plays</source>
        <translation>否，以 %1 录制，与播放速率相同</translation>
    </message>
    <message>
        <source>Recorded at %1, plays at %2</source>
        <translation>以 %1 录制，以 %2 播放</translation>
    </message>
    <message>
        <source>The video cannot be opened.</source>
        <translation>无法打开视频。</translation>
    </message>
    <message>
        <source>It cannot be read to its end.</source>
        <translation>无法读到结尾。</translation>
    </message>
</context>
<context>
    <name>gonio::VideoView</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>The picture of this moment with the skeleton over it. Tab goes through the keypoints, Alt and the arrow keys move the chosen one.</source>
        <translation>此刻的画面及叠加的骨骼。Tab 依次切换关键点，Alt 加方向键移动所选关键点。</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Choose the file of this video where it is now</source>
        <translation>选择此视频文件现在的位置</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>查找视频</translation>
    </message>
    <message>
        <source>Fit the video into its view</source>
        <translation>使视频适合视图</translation>
    </message>
    <message>
        <source>Enlarge the video</source>
        <translation>放大视频</translation>
    </message>
    <message>
        <source>Make the video smaller</source>
        <translation>缩小视频</translation>
    </message>
    <message>
        <source>The video is not where it was. What was found in it can still be seen and corrected in the other views.
%1</source>
        <translation>视频不在原来的位置。从中得到的结果仍可在其他视图中查看和修正。
%1</translation>
    </message>
    <message>
        <source>Frame %1 is damaged in the file: there is no picture of it.</source>
        <translation>第 %1 帧在文件中已损坏：没有画面。</translation>
    </message>
    <message>
        <source>frame %1 · %2 s</source>
        <translation>第 %1 帧 · %2 秒</translation>
    </message>
    <message>
        <source>frame %1 · %2 s · preview</source>
        <comment>half-size picture</comment>
        <translation>第 %1 帧 · %2 秒 · 预览</translation>
    </message>
    <message>
        <source>This is another video than the one that was analysed, so it is not shown. What was found in the right one can still be seen and corrected in the other views.
%1</source>
        <translation>这不是被分析的那个视频,因此不显示。在正确视频中得到的结果仍可在其他视图中查看和修正。
%1</translation>
    </message>
</context>
<context>
    <name>gonio::ViewExport</name>
    <message>
        <source>Saved as %1</source>
        <translation>已另存为 %1</translation>
    </message>
    <message>
        <source>View to export</source>
        <translation>要导出的视图</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Twice as large</source>
        <translation>放大一倍</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明文字</translation>
    </message>
    <message>
        <source>Words that stand below the picture</source>
        <translation>图片下方显示的文字</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save a picture of this frame</source>
        <translation>保存此帧的图片</translation>
    </message>
    <message>
        <source>Save video…</source>
        <translation>保存视频…</translation>
    </message>
    <message>
        <source>Save a video of the chosen frames</source>
        <translation>保存所选帧的视频</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the video</source>
        <translation>取消视频</translation>
    </message>
    <message>
        <source>Progress of the video</source>
        <translation>视频进度</translation>
    </message>
    <message>
        <source>Below every picture stands where it comes from, and: %1</source>
        <translation>每幅图片下方注明其来源，以及：%1</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Frames of the video</source>
        <translation>视频的帧</translation>
    </message>
    <message>
        <source>The video was cancelled; nothing was written.</source>
        <translation>视频已取消；未写入任何内容。</translation>
    </message>
    <message>
        <source>The view shows no picture that could be saved.</source>
        <translation>该视图没有可保存的画面。</translation>
    </message>
    <message>
        <source>The video is being made; the views follow it and come back when it is done.</source>
        <translation>正在生成视频；视图随之变化，完成后恢复。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save video</source>
        <translation>保存视频</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.mkv *.avi)</source>
        <translation>视频 (*.mp4 *.mov *.mkv *.avi)</translation>
    </message>
    <message>
        <source>The video was given up and nothing was written, because what the view shows has changed in the meantime. Save the video again; leave the trial, the person and the corrections alone until it is done.</source>
        <translation>视频导出已放弃,未写入任何内容,因为视图显示的内容在此期间发生了变化。请重新保存视频,完成之前不要更改试次、人物和修正。</translation>
    </message>
</context>
<context>
    <name>gonio::VtkWidget</name>
    <message>
        <source>This view needs OpenGL, which this screen does not offer. Start the program on a desktop with OpenGL 3.2 or newer; a software driver such as Mesa is enough.</source>
        <translation>此视图需要 OpenGL，而此屏幕不提供。请在支持 OpenGL 3.2 或更高版本的桌面上启动程序；Mesa 等软件驱动即可。</translation>
    </message>
</context>
<context>
    <name>gonio::Workspace</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>整个窗口</translation>
    </message>
    <message>
        <source>Making scrubbing quick: %1 %</source>
        <translation>正在准备快速浏览:%1 %</translation>
    </message>
    <message>
        <source>Scrubbing stays slow.</source>
        <translation>浏览仍然较慢。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Joint angles of a moving person from one video.</source>
        <translation>由一段视频得到人体运动的关节角度。</translation>
    </message>
    <message>
        <source>Language of the window: en, de, fr, es, zh_CN.</source>
        <translation>窗口语言：en、de、fr、es、zh_CN。</translation>
    </message>
    <message>
        <source>Open the demonstration.</source>
        <translation>打开演示。</translation>
    </message>
    <message>
        <source>A case (.gonio) or videos to open.</source>
        <translation>要打开的案例 (.gonio) 或视频。</translation>
    </message>
</context>
</TS>
