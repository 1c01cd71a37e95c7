#include "core/case/record_json.h"

#include <array>

#include "core/case/json_fields.h"

namespace gonio {

using nlohmann::json;

namespace {

constexpr std::array<std::string_view, 5> kDrawingKinds = {"angle", "line", "ruler", "text",
                                                           "stopwatch"};

json jsonOf(const VideoRef& video) {
    json object = {{"path", video.path},
                   {"sha256", video.sha256},
                   {"frames", video.frameCount},
                   {"width_px", video.width_px},
                   {"height_px", video.height_px},
                   {"nominalRate_hz", video.nominalRate_hz},
                   {"duration_s", video.duration_s}};
    if (video.captureRate_hz) {
        object["captureRate_hz"] = *video.captureRate_hz;
    }
    return object;
}

VideoRef videoFrom(const JsonFields& fields) {
    VideoRef video;
    video.path = fields.text("path");
    video.sha256 = fields.text("sha256");
    video.frameCount = fields.integer("frames");
    video.width_px = fields.integer("width_px");
    video.height_px = fields.integer("height_px");
    video.nominalRate_hz = fields.number("nominalRate_hz");
    video.duration_s = fields.number("duration_s");
    if (fields.has("captureRate_hz")) {
        video.captureRate_hz = fields.number("captureRate_hz");
    }
    return video;
}

DrawingKind drawingKindFrom(const std::string& name) {
    for (std::size_t i = 0; i < kDrawingKinds.size(); ++i) {
        if (kDrawingKinds[i] == name) return DrawingKind(i);
    }
    throw std::runtime_error("unknown kind of drawing");
}

/// How many points a drawing has: views may rely on it.
std::size_t pointCount(DrawingKind kind) {
    if (kind == DrawingKind::Angle) return 3;
    return kind == DrawingKind::Line || kind == DrawingKind::Ruler ? 2 : 1;
}

struct CorrectionWriter {
    json& object;

    void range(const char* type, const FrameRange& frames) const {
        object = {{"type", type}, {"first", frames.first}, {"last", frames.last}};
    }

    void operator()(const KeypointCorrection& value) const {
        object = {{"type", "keypoint"},
                  {"frame", value.frame},
                  {"keypoint", value.keypoint},
                  {"x_px", value.at_px.x()},
                  {"y_px", value.at_px.y()}};
    }

    void operator()(const AngleCorrection& value) const {
        object = {{"type", "angle"},
                  {"frame", value.frame},
                  {"angle", value.angle},
                  {"value_deg", value.value_deg}};
    }

    void operator()(const BadInterval& value) const { range("bad", value.frames); }

    void operator()(const SideSwapCorrection& value) const {
        range("sides", value.frames);
        if (value.limbs != Limbs::All) object["limbs"] = nameOf(value.limbs);
    }

    void operator()(const PersonSwapCorrection& value) const {
        range("people", value.frames);
        object["other"] = value.otherPerson;
    }
};

CorrectionValue correctionValueFrom(const JsonFields& fields) {
    const std::string type = fields.text("type");
    if (type == "keypoint") {
        return KeypointCorrection{fields.integer("frame"), fields.text("keypoint"),
                                  Eigen::Vector2d(fields.number("x_px"), fields.number("y_px"))};
    }
    if (type == "angle") {
        return AngleCorrection{fields.integer("frame"), fields.text("angle"),
                               fields.number("value_deg")};
    }
    if (type == "bad") return BadInterval{fields.frames()};
    if (type == "sides") {
        const auto limbs = fields.has("limbs") ? limbsNamed(fields.text("limbs")) : Limbs::All;
        if (!limbs) throw std::runtime_error("unknown limbs of a swap");
        return SideSwapCorrection{fields.frames(), *limbs};
    }
    if (type == "people") return PersonSwapCorrection{fields.frames(), fields.integer("other")};
    throw std::runtime_error("unknown type of correction");
}

}  // namespace

json jsonOf(const Correction& correction) {
    json object;
    std::visit(CorrectionWriter{object}, correction.value);
    return object;
}

Correction correctionFrom(const JsonFields& fields) {
    return {0, correctionValueFrom(fields)};
}

std::string encodeCaseHead(const std::string& name) {
    return encodeObject({{"name", name}});
}

Result<std::string> decodeCaseHead(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) { return fields.text("name"); });
}

std::string encodeTrialHead(const Trial& trial) {
    return encodeObject(
        {{"name", trial.name}, {"notes", trial.notes}, {"video", jsonOf(trial.video)}});
}

Result<Trial> decodeTrialHead(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        Trial trial;
        trial.name = fields.text("name");
        trial.notes = fields.text("notes");
        trial.video = videoFrom(JsonFields(fields.at("video")));
        return trial;
    });
}

std::string encodePersonHead(const Person& person) {
    return encodeObject({{"name", person.name}, {"ignored", person.ignored}});
}

Result<Person> decodePersonHead(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        Person person;
        person.name = fields.text("name");
        person.ignored = fields.flag("ignored");
        return person;
    });
}

std::string encode(const AnalysisInfo& info) {
    json object = {{"backend", info.backend},
                   {"detector", info.detector},
                   {"body", info.body},
                   {"device", info.device},
                   {"videoHash", info.videoHash},
                   {"bodyHash", info.bodyHash},
                   {"weightsHash", info.weightsHash},
                   {"settings", info.settingsText},
                   {"program", info.programVersion},
                   {"madeAt", info.madeAtUtc},
                   {"meanReprojection_px", info.meanReprojection_px},
                   {"recoveredShare", info.recoveredShare},
                   {"warnings", info.warnings}};
    if (info.track != 0) object["track"] = info.track;
    return encodeObject(object);
}

Result<AnalysisInfo> decodeInfo(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        AnalysisInfo info;
        info.backend = fields.text("backend");
        info.detector = fields.text("detector");
        info.body = fields.text("body");
        info.device = fields.text("device");
        info.videoHash = fields.text("videoHash");
        info.bodyHash = fields.text("bodyHash");
        info.weightsHash = fields.text("weightsHash");
        info.settingsText = fields.text("settings");
        info.programVersion = fields.text("program");
        info.madeAtUtc = fields.text("madeAt");
        info.meanReprojection_px = fields.number("meanReprojection_px");
        info.recoveredShare = fields.number("recoveredShare");
        info.warnings = fields.at("warnings").get<std::vector<std::string>>();
        if (fields.has("track")) info.track = fields.integer("track");
        return info;
    });
}

std::string encode(const Correction& correction) {
    return encodeObject(jsonOf(correction));
}

Result<Correction> decodeCorrection(const std::string& bytes) {
    return decodeObject(bytes, correctionFrom);
}

std::string encode(const FrameCheck& check) {
    return encodeObject(
        {{"first", check.frames.first}, {"last", check.frames.last}, {"seen", check.seen}});
}

Result<FrameCheck> decodeCheck(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        return FrameCheck{0, fields.frames(), fields.text("seen")};
    });
}

std::string encode(const Event& event) {
    return encodeObject({{"frame", event.frame},
                         {"kind", event.kind},
                         {"side", event.side},
                         {"byUser", event.byUser}});
}

Result<Event> decodeEvent(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        return Event{0, fields.integer("frame"), fields.text("kind"), fields.text("side"),
                     fields.flag("byUser")};
    });
}

std::string encode(const Phase& phase) {
    return encodeObject(
        {{"first", phase.frames.first}, {"last", phase.frames.last}, {"name", phase.name}});
}

Result<Phase> decodePhase(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        return Phase{0, fields.frames(), fields.text("name")};
    });
}

std::string encode(const Drawing& drawing) {
    json points = json::array();
    for (const Eigen::Vector2d& point : drawing.points_px) {
        points.push_back({point.x(), point.y()});
    }
    return encodeObject({{"kind", kDrawingKinds[std::size_t(drawing.kind)]},
                         {"first", drawing.frames.first},
                         {"last", drawing.frames.last},
                         {"points_px", points},
                         {"text", drawing.text},
                         {"metresPerPixel", drawing.metresPerPixel},
                         {"startFrame", drawing.startFrame}});
}

Result<Drawing> decodeDrawing(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        Drawing drawing;
        drawing.kind = drawingKindFrom(fields.text("kind"));
        drawing.frames = fields.frames();
        for (const json& point : fields.array("points_px")) {
            drawing.points_px.emplace_back(JsonFields::numberOf(point.at(0)),
                                           JsonFields::numberOf(point.at(1)));
        }
        if (drawing.points_px.size() != pointCount(drawing.kind)) {
            throw std::runtime_error("a drawing with the wrong number of points");
        }
        drawing.text = fields.text("text");
        drawing.metresPerPixel = fields.number("metresPerPixel");
        drawing.startFrame = fields.integer("startFrame");
        return drawing;
    });
}

std::string encode(const KeyImage& image) {
    return encodeObject({{"frame", image.frame}, {"caption", image.caption}});
}

Result<KeyImage> decodeKeyImage(const std::string& bytes) {
    return decodeObject(bytes, [](const JsonFields& fields) {
        return KeyImage{0, fields.integer("frame"), fields.text("caption")};
    });
}

}  // namespace gonio
