// The page of laut serve. Registers the elements; <laut-app> in index.html starts it.
import './parts/app.ts';
