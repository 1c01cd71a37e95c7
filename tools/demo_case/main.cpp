// Makes the demonstration that comes with the program.

#include <cstdio>
#include <filesystem>

#include "core/case/case_file.h"
#include "tools/demo_case/demo_walk.h"

namespace gonio {
namespace {

namespace fs = std::filesystem;

Edit buildTrial(const Case& value, const DemoWalk& walk) {
    EditBuilder edit(value, EditKind::NewCase, {"Demonstration"});
    edit.renameCase("Demonstration");
    Trial trial;
    trial.name = "Walk, from the side";
    trial.video = walk.video;
    trial.notes =
        "A generated person walks past the camera. Every number can be compared with the truth "
        "the walk was made of.\n\nIn frames 41-47 the left leg is hidden, in 70-74 the detector "
        "exchanges the legs, in 91-94 it takes a shadow for the right foot. Press N to look at "
        "the doubtful places, put the points where they belong, and press R.";
    return edit.putTrial(trial).build();
}

Edit buildRest(const Case& value, const DemoWalk& walk) {
    const int trial = value.trials().begin()->first;
    EditBuilder edit(value, EditKind::Analyse, {"Walk, from the side"});
    Person person;
    person.id = 1;
    person.name = "Walker";
    edit.putPerson(trial, person);
    edit.putAnalysis(trial, person.id, walk.info, walk.base);
    int id = 0;
    for (Event event : walk.events) {
        event.id = ++id;
        edit.put(trial, event);
    }
    return edit.build();
}

Result<void> make(const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    const fs::path file = folder / "demonstration.gonio";
    fs::remove(file, problem);
    auto walk = makeDemoWalk(folder / "walk.mp4");
    if (!walk) return tl::unexpected<Error>(walk.error());
    auto made = CaseFile::create(file);
    if (!made) return tl::unexpected<Error>(made.error());
    for (const auto build : {buildTrial, buildRest}) {
        auto value = (*made)->load();
        if (!value) return tl::unexpected<Error>(value.error());
        if (auto written = (*made)->append(build(*value, *walk)); !written) return written;
    }
    std::printf("%s: mean reprojection error %.2f px, %zu events\n", file.c_str(),
                walk->info.meanReprojection_px, walk->events.size());
    return {};
}

}  // namespace
}  // namespace gonio

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: gonio_make_demo FOLDER\n");
        return 2;
    }
    if (auto made = gonio::make(argv[1]); !made) {
        std::fprintf(stderr, "%s\n", gonio::describe(made.error()).c_str());
        return 1;
    }
    return 0;
}
