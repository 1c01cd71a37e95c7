#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gonio {

enum class RecordKind {
    Case,              ///< case
    Trial,             ///< trial/00003
    Person,            ///< trial/00003/person/00001
    Info,              ///< trial/00003/person/00001/info
    BaseMeta,          ///< trial/00003/person/00001/base
    BaseMotion,        ///< trial/00003/person/00001/base/motion/000012, item: chunk
    BaseKeypoints,     ///< .../base/keypoints/000012
    BaseReprojection,  ///< .../base/reprojection/000012
    Correction,        ///< trial/00003/person/00001/correction/00007
    Patch,             ///< trial/00003/person/00001/patch/000196, item: first frame
    Event,             ///< trial/00003/event/00001
    Phase,
    Drawing,
    KeyImage,
    Check,  ///< trial/00003/person/00001/check/00001
};

/// The name of a record, taken apart. Sorted as text, parents come before what hangs below them.
struct RecordKey {
    RecordKind kind = RecordKind::Case;
    int trial = 0, person = 0, item = 0;

    std::string text() const;
    /// nullopt where `text` is not exactly what text() gives for some key.
    static std::optional<RecordKey> parse(std::string_view text);
};

}  // namespace gonio
