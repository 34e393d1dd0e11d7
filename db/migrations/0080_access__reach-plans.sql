-- What a user reaches is asked by nearly every statement, mostly for one or two units or projects. Planning the question anew each
-- time took four times as long as answering it, so one plan is kept for all; its indexes hold for any number of units and projects.

alter function projects_of(int[], int[], int[]) set plan_cache_mode = force_generic_plan;
