#include "app/cli/case_access.h"

#include "core/io/file_hash.h"
#include "core/pipeline/load_parts.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

template <class Map>
std::string idsOf(const Map& things, const std::string& none) {
    std::string ids;
    for (const auto& [id, thing] : things) ids += (ids.empty() ? "" : ", ") + std::to_string(id);
    return ids.empty() ? none : ids;
}

}  // namespace

Result<OpenCase> OpenCase::open(const fs::path& path, CaseFile::Access access) {
    auto file = CaseFile::open(path, access);
    if (!file) return passOn(file.error(), "opening " + path.string());
    if (access == CaseFile::Access::ReadWrite && (*file)->isReadOnly()) {
        return fail(ErrorCode::WriteFailed,
                    "the case cannot be written to: " + (*file)->readOnlyReason());
    }
    auto value = (*file)->load();
    if (!value) return passOn(value.error(), "reading " + path.string());
    OpenCase opened;
    opened.m_file = *std::move(file);
    opened.m_value = *std::move(value);
    return opened;
}

Result<const Trial*> OpenCase::trial(int id) const {
    if (const Trial* found = m_value.trial(id)) return found;
    return fail(ErrorCode::Usage,
                "the case has no trial " + std::to_string(id) + "; its trials are: " +
                    idsOf(m_value.trials(), "none, add one with 'gonio case add'"));
}

Result<const Person*> OpenCase::person(int trialId, int personId) const {
    auto found = trial(trialId);
    if (!found) return tl::unexpected<Error>(found.error());
    const auto& people = (*found)->people;
    const auto at = people.find(personId);
    if (at != people.end()) return &at->second;
    return fail(ErrorCode::Usage, "trial " + std::to_string(trialId) + " has no person " +
                                      std::to_string(personId) + "; its people are: " +
                                      idsOf(people, "none, find them with 'gonio case analyse'"));
}

Result<const Person*> OpenCase::analysed(int trialId, int personId) const {
    auto found = person(trialId, personId);
    if (!found || ((*found)->base && (*found)->info)) return found;
    return fail(ErrorCode::Usage, "person " + std::to_string(personId) + " of trial " +
                                      std::to_string(trialId) +
                                      " has not been analysed; run 'gonio case analyse' first");
}

Result<void> OpenCase::apply(const Edit& edit) {
    if (edit.empty()) return fail(ErrorCode::Usage, "this is already so; nothing would change");
    Case next = m_value;
    if (auto taken = next.take(edit); !taken) return taken;
    if (auto written = m_file->append(edit); !written) return written;
    m_value = std::move(next);
    return {};
}

Result<std::shared_ptr<const BodyModel>> bodyOf(const AnalysisInfo& info) {
    auto body = loadBodyByName(info.body);
    if (!body) return tl::unexpected<Error>(body.error());
    if (!info.bodyHash.empty() && body->hash != info.bodyHash) {
        return fail(ErrorCode::Unsupported,
                    "the body '" + info.body +
                        "' is not the one of the analysis any more; analyse the trial again, or "
                        "bring the old body back (sha256 " +
                        info.bodyHash + ")");
    }
    return body->model;
}

Result<PersonState> presentState(const Person& person, const Job& job) {
    auto body = bodyOf(*person.info);
    if (!body) return tl::unexpected<Error>(body.error());
    auto base = baseAngles(**body, *person.base, job);
    if (!base) return tl::unexpected<Error>(base.error());
    std::vector<const MotionPatch*> patches;
    for (const auto& [first, patch] : person.patches) patches.push_back(patch.get());
    auto angles = correctedAngles(**body, *person.base, *base, patches);
    if (!angles) return tl::unexpected<Error>(angles.error());
    return PersonState{*body, patched(person.base->motion, patches), *std::move(angles)};
}

Result<fs::path> findVideo(const VideoRef& video, const fs::path& caseFile) {
    const fs::path seen = fs::u8path(video.path);
    std::error_code ignored;
    std::string elsewhere;
    for (const fs::path& path : {seen, caseFile.parent_path() / seen.filename()}) {
        if (!fs::is_regular_file(path, ignored)) continue;
        auto hash = sha256OfFile(path);
        if (!hash) return tl::unexpected<Error>(hash.error());
        if (video.sha256.empty() || *hash == video.sha256) return path;
        elsewhere = path.string();
    }
    if (!elsewhere.empty()) {
        return fail(ErrorCode::Unsupported,
                    "the file is another video than that of the trial: " + elsewhere);
    }
    return fail(ErrorCode::NotFound,
                "the video has moved; put it where it was or beside the case: " + video.path);
}

int sayStep(OpenCase& opened, const Edit& edit, CommandContext& context) {
    const auto position = opened.file().position();
    const int step = position ? *position : 0;
    std::string text = "Step " + std::to_string(step) + ": " + std::string(nameOf(edit.kind));
    for (const std::string& argument : edit.arguments) text += " " + argument;
    context.console.result(
        text,
        {{"step", step}, {"edit", std::string(nameOf(edit.kind))}, {"arguments", edit.arguments}});
    return kDone;
}

void addCaseFile(CLI::App& command, CaseChoice& choice) {
    command.add_option("CASE", choice.file, "The case (.gonio)")->required();
}

void addTrial(CLI::App& command, CaseChoice& choice) {
    addCaseFile(command, choice);
    command.add_option("--trial", choice.trial, "Number of the trial")->required();
}

void addPerson(CLI::App& command, CaseChoice& choice) {
    addTrial(command, choice);
    command.add_option("--person", choice.person, "Number of the person");
}

}  // namespace gonio
