export { addMilestone, finishMilestone } from './milestone.commands.server.ts';
export { listMilestoneTasks } from './milestone.queries.server.ts';
export { addSegment, beginPlan, decidePlan, setTargets, writePlanTexts } from './plan.commands.server.ts';
export { listPlanSums } from './plan.queries.server.ts';
export { listProjectSegments, type ProjectSegment } from './project-segment.queries.server.ts';
