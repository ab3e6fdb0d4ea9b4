"""Verbal nouns and those of whom they tell: مقتل 12, إصابة طفلين, إعدام قوات X ثلاثة رجال."""
